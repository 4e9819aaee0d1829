import type { Bilingual, KioskMenu } from '@jiaohao/shared';
import type { RosterSheet } from '../../../kiosk/src/domain/roster-sheet.ts';
import { menu, slip } from '../../../kiosk/src/testing/invented.ts';

type Service = KioskMenu['services'][number];

const service = (id: string, zh: string, en: string, more: Partial<Service>): Service => ({
  id,
  name: { zh, en },
  group: 'deposit',
  windows: '1–2, 8',
  waiting: 0,
  waitMinutes: null,
  open: true,
  needsCard: false,
  documents: slip.documents,
  ...more,
});

/** A hall on a usual morning. */
export const busyMenu: KioskMenu = {
  ...menu,
  services: [
    service('deposit-change', '缴存登记与变更', 'Registration and changes', { waiting: 3, waitMinutes: 8 }),
    service('account-transfer', '账户转移', 'Account transfer', { open: false }),
    service('withdrawal-rent', '租房提取', 'Withdrawal for rent', {
      group: 'withdrawal',
      waiting: 12,
      waitMinutes: 35,
    }),
    service('withdrawal-retirement', '离退休提取', 'Withdrawal on retirement', {
      group: 'withdrawal',
      waitMinutes: 0,
    }),
    service('loan-application', '贷款申请', 'Loan application', {
      group: 'loan',
      needsCard: true,
      waiting: 1,
      waitMinutes: 12,
    }),
    service('loan-repayment', '提前还款', 'Early repayment', { group: 'loan', waiting: 2, waitMinutes: 16 }),
  ],
};

export const longNotices: readonly Bilingual[] = [
  {
    zh: '今天下午三点到四点系统维护，期间只办理缴存业务，其他业务请另择时间',
    en: 'Maintenance from 15:00 to 16:00: only deposits are served then; please come at another time for the rest.',
  },
  {
    zh: '贷款窗口今天人手较少，等候时间较长，敬请谅解',
    en: 'The loan windows are short of staff today and waits are longer. We apologise.',
  },
];

const manyPapers: readonly Bilingual[] = Array.from({ length: 11 }, (_, at) => ({
  zh: `第${at + 1}份材料：单位盖章的收入证明或者完税证明原件`,
  en: `Paper ${at + 1}: proof of income with the employer’s seal, or the original tax certificate`,
}));

/** The largest hall there is on its worst day: many services with long names, and much to read. */
export const crowdedMenu: KioskMenu = {
  ...menu,
  notices: [...longNotices],
  services: Array.from({ length: 14 }, (_, at) =>
    service(
      `service-${at}`,
      `偿还商业性住房贷款提取之${at}`,
      `Withdrawal to repay a commercial housing loan, ${at}`,
      {
        group: (['deposit', 'withdrawal', 'loan'] as const)[Math.floor(at / 5)] ?? 'loan',
        waiting: 100 + at,
        waitMinutes: 300 + at,
        windows: '1–2, 4, 6–7, 9–12',
        needsCard: true,
        documents: [...manyPapers],
      },
    ),
  ),
};

/** More who wait than there is room for. */
export const longRoster: RosterSheet = {
  hall: menu.hall,
  asOf: '2026-11-23 09:31',
  services: busyMenu.services.map(({ name, windows }, at) => ({
    name,
    windows,
    more: at === 0 ? 40 : 0,
    waiting: Array.from({ length: 14 }, (_each, n) => ({
      ticket: `B${String(100 * at + n).padStart(3, '0')}`,
      class: n === 0 ? 'green' : 'regular',
      offline: n > 11,
    })),
  })),
  windows: [
    { window: 3, ticket: 'B006', directed: ['B004'] },
    { window: 4, ticket: 'B007', directed: [] },
  ],
};
