import type { idCardReader, KioskMenu, NumberLease, Roster, TicketSlip } from '@jiaohao/shared';
import type { OfflineSlip } from '../domain/slip.ts';

/** Persons and papers for tests. The numbers have valid check characters and belong to no one. */
export const zhangSan: idCardReader.ResidentCard = {
  layout: 'resident',
  name: '张三',
  sex: 'female',
  nation: '01',
  birth: '1949-12-31',
  address: '北京市朝阳区测试路1号',
  idNumber: '11010519491231002X',
  issuer: '北京市公安局朝阳分局',
  validFrom: '2015-08-01',
  validTo: null,
};

export const liSi: idCardReader.ResidentCard = {
  ...zhangSan,
  name: '李四',
  birth: '1990-03-07',
  idNumber: '110101199003070011',
};

export const slip: TicketSlip = {
  ticket: 'B012',
  hall: { zh: '示范市住房公积金服务大厅', en: 'Demonstration City Housing Fund Hall' },
  service: 'withdrawal-rent',
  serviceName: { zh: '租房提取', en: 'Withdrawal for rent' },
  class: 'regular',
  windows: '3–5',
  ahead: 4,
  wait: { minutes: 12, basis: { zh: '按今天的办理时间推算', en: 'from the times of today' } },
  issuedAt: '2026-11-23 09:31',
  documents: [
    { zh: '本人身份证', en: 'Your ID card' },
    { zh: '本人银行卡', en: 'Your bank card' },
    { zh: '无房证明', en: 'Certificate of owning no home' },
  ],
  tracker: 'http://127.0.0.1:8080/t/0123456789abcdef',
  delivery: 'printing',
};

export const menu: KioskMenu = {
  kiosk: 'K1',
  hall: slip.hall,
  issuing: true,
  notice: null,
  elderlyFrom: 65,
  notices: [],
  otherKiosks: [],
  outOfService: [],
  unprinted: [],
  toPrint: [],
  services: [
    {
      id: 'withdrawal-rent',
      name: slip.serviceName,
      group: 'withdrawal',
      windows: '3–5',
      waiting: 4,
      waitMinutes: 12,
      open: true,
      needsCard: false,
      documents: slip.documents,
    },
    {
      id: 'loan-application',
      name: { zh: '贷款申请', en: 'Loan application' },
      group: 'loan',
      windows: '6–7',
      waiting: 0,
      waitMinutes: null,
      open: true,
      needsCard: true,
      documents: [],
    },
    {
      id: 'account-transfer',
      name: { zh: '账户转移', en: 'Account transfer' },
      group: 'deposit',
      windows: '1–2',
      waiting: 0,
      waitMinutes: null,
      open: false,
      needsCard: false,
      documents: [],
    },
  ],
};

/** Two services share series B; the second block of it was leased later. */
export const lease: NumberLease = {
  kiosk: 'K1',
  date: '2026-11-23',
  numberDigits: 3,
  series: [
    {
      series: 'B',
      blocks: [
        { from: 501, to: 503 },
        { from: 561, to: 563 },
      ],
      used: [502],
    },
    { series: 'C', blocks: [{ from: 501, to: 520 }], used: [] },
  ],
  services: [
    { service: 'withdrawal-rent', series: 'B' },
    { service: 'account-transfer', series: 'B' },
    { service: 'loan-application', series: 'C' },
  ],
};

export const roster: Roster = {
  at: Date.UTC(2026, 10, 23, 1, 30),
  date: '2026-11-23',
  numberDigits: 3,
  hall: slip.hall,
  services: [
    {
      service: 'withdrawal-rent',
      name: slip.serviceName,
      series: 'B',
      windows: '3–5',
      tickets: [
        { ticket: 'B009', class: 'green' },
        { ticket: 'B007', class: 'regular' },
      ],
      more: 0,
    },
  ],
  windows: [
    { window: 3, status: 'open', ticket: 'B006', directed: ['B004'], services: ['withdrawal-rent'] },
    { window: 4, status: 'closed', ticket: null, directed: [], services: ['withdrawal-rent'] },
  ],
};

export const offlineSlip: OfflineSlip = {
  offline: true,
  ticket: 'B501',
  hall: slip.hall,
  service: slip.service,
  serviceName: slip.serviceName,
  class: 'regular',
  windows: '3–5',
  waiting: { count: 4, asOf: '09:30' },
  issuedAt: '2026-11-23 09:31',
  documents: slip.documents,
};
