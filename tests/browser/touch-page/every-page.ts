import { pageFor, type Page } from '../../../kiosk/src/domain/page.ts';
import type { Slip } from '../../../kiosk/src/domain/slip.ts';
import {
  choosing,
  freshKiosk,
  type Surroundings,
  type Visit,
} from '../../../kiosk/src/domain/visit/visit.ts';
import { offlineSlip, slip } from '../../../kiosk/src/testing/invented.ts';
import { adult, allWell, elder } from '../../../kiosk/src/testing/visits.ts';
import { busyMenu, crowdedMenu, longNotices, longRoster } from './busy-hall.ts';

/** The pages a kiosk can show, each as full as it gets, by what the picture of it is called. */
export function everyPage(large: boolean): ReadonlyMap<string, Page> {
  const busy: Surroundings = { ...allWell, menu: busyMenu };
  const crowded: Surroundings = { ...allWell, menu: crowdedMenu };
  const alone: Surroundings = { ...busy, hub: 'away' };
  const broken: Surroundings = { ...busy, readerWorks: false, printerWorks: false };
  const troubled = { ...broken, menu: { ...crowdedMenu, otherKiosks: ['K2'] } };
  let serial = 0;
  const at = (visit: Visit, around: Surroundings = busy): Page => {
    serial += 1;
    return pageFor(
      { ...freshKiosk, serial, visit, large },
      around,
      isIdle(visit) && !large ? null : standsForMs,
    );
  };
  const start = (around: Surroundings, hint: 'place-again' | null = null): Page =>
    at({ at: 'start', hint }, around);
  return new Map([
    ['start', start(busy)],
    ['start-hint', start(busy, 'place-again')],
    ['start-offline', start(alone)],
    ['start-broken', start(troubled)],
    ['start-unprinted', start({ ...busy, menu: { ...busyMenu, unprinted: sixNumbers } })],
    ['starting', start({ ...busy, menu: null, hub: 'connecting' })],
    ['hub-away', start({ ...alone, hasLease: false })],
    ['closed', start({ ...busy, menu: { ...busyMenu, issuing: false, notices: [...longNotices] } })],
    ['choosing', at(choosing(null))],
    ['choosing-greeted', at(choosing(elder))],
    [
      'choosing-crowded',
      at({ at: 'choosing', person: elder, hint: null, note: 'needs-card', wanted: null }, crowded),
    ],
    ['choosing-offline', at(choosing(adult), alone)],
    ['documents', at({ at: 'documents', person: adult, service: 'withdrawal-rent' })],
    ['documents-many', at({ at: 'documents', person: adult, service: 'service-3' }, crowded)],
    ['documents-gone', at({ at: 'documents', person: adult, service: 'gone' })],
    ['green-offer', at({ at: 'green-offer', person: elder, service: 'withdrawal-rent' })],
    ['appointment', at({ at: 'appointment', person: null })],
    ['appointment-offline', at({ at: 'appointment', person: null }, alone)],
    ['issuing', at({ at: 'checking-in', id: 'check-in-1', person: null })],
    ['issuing-busy', at({ at: 'checking-in', id: 'check-in-1', person: null }, { ...busy, hubIsBusy: true })],
    ['printing', at({ at: 'printing', id: 'print-1', slip, reprint: false, otherwise: null })],
    ...tickets(at, broken),
    ['refused', at({ at: 'refused', refusal })],
    ['ask-desk', at({ at: 'ask-desk', why: 'hub-silent', awaiting: null })],
    ['roster', at({ at: 'roster', print: 'printed', id: null }, { ...busy, roster: longRoster })],
  ]);
}

/** The pages a number stands on: it and what goes with it must never be cut off. */
function tickets(at: (visit: Visit, around?: Surroundings) => Page, broken: Surroundings): [string, Page][] {
  const green: Slip = { ...slip, class: 'green', serviceName: longName };
  const existing = { at: 'existing', id: 'issue-1', person: adult, otherwise: null } as const;
  const onScreen = { at: 'on-screen', id: 'issue-1', otherwise: 'undelivered' } as const;
  return [
    ['printed', at({ at: 'printed', slip })],
    ['printed-green', at({ at: 'printed', slip: green })],
    ['printed-offline', at({ at: 'printed', slip: offlineSlip })],
    ['existing', at({ ...existing, slip })],
    [
      'existing-offline',
      at({ ...existing, slip: offlineSlip }, { ...broken, hub: 'away', printerWorks: true }),
    ],
    ['on-screen', at({ ...onScreen, slip: green }, broken)],
    ['on-screen-offline', at({ ...onScreen, slip: offlineSlip }, { ...broken, hub: 'away' })],
  ];
}

const isIdle = (visit: Visit): boolean => visit.at === 'start' && visit.hint === null;
/** Longer than a test looks at one page: none asks whether somebody is there. */
const standsForMs = 300_000;
const longName = { zh: '偿还商业性住房贷款提取', en: 'Withdrawal to repay a commercial housing loan' };
const sixNumbers = ['B012', 'B011', 'A007', 'C003', 'B004', 'A001'];
const refusal = {
  code: 'appointment-of-another',
  zh: '这个预约不是用这张证件约的，请到咨询台',
  en: 'This appointment was made with another identity card. Please go to the information desk.',
  digits: '0000',
} as const;
