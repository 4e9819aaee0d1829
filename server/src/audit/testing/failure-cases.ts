import type { Told } from './hand-made.ts';
import { at, desk, fails, recovers } from './hand-made.ts';
import { day, violation, type Case } from './case.ts';

const printer = { id: 'K1-printer', kind: 'printer', kiosk: 'K1' } as const;
const kiosk = (id: string) => ({ id, kind: 'kiosk', kiosk: id }) as const;
const mode = (to: 'normal' | 'manual-issuing'): Told => ({ type: 'modeChanged', mode: to });
const cleared = (incident: string, note: string | null): Told => ({
  type: 'incidentClosed',
  incident,
  how: 'cleared',
  note,
});
const byHand = { id: 'h1', service: 'rent', ticket: null, by: desk, at: at('08:01') };
const registered: Told = { type: 'handworkRegistered', handwork: { ...byHand, note: '补录' } };
const requested: Told = { type: 'callBackRequested', callBack: { ...byHand, what: '急' } };
const posted: Told = {
  type: 'noticePosted',
  notice: { id: 'n1', text: { zh: '稍候', en: 'Wait' }, at: at('08:01') },
};
const crowded: Told = {
  type: 'crowdingNoticed',
  service: 'rent',
  why: 'many',
  waiting: 30,
  longestMinutes: 5,
};

/** Days on which the books of what failed do not add up. */
export const failureCases: readonly Case[] = [
  violation(
    'incidents',
    'an id used twice, and a second incident of one fault',
    [null, null],
    day(
      ['08:01', fails('i1', printer, 'paper-out')],
      ['08:02', fails('i1', printer, 'cutter')],
      ['08:03', fails('i2', printer, 'cutter')],
    ),
  ),
  violation(
    'incidents',
    'news of one that is not open, quiet twice, back when it never was quiet, escalated twice',
    [null, null, null, null, null],
    day(
      [
        '08:01',
        { type: 'incidentQuiet', incident: 'i9' },
        { type: 'repairEstimated', incident: 'i9', repairBy: 1 },
      ],
      ['08:02', fails('i1', printer, 'too-hot'), { type: 'incidentBack', incident: 'i1' }],
      ['08:03', { type: 'incidentQuiet', incident: 'i1' }, { type: 'incidentQuiet', incident: 'i1' }],
      ['08:04', { type: 'incidentEscalated', incident: 'i1' }, { type: 'incidentEscalated', incident: 'i1' }],
    ),
  ),
  violation(
    'incidents',
    'one closed that is not open, cleared without a word, and cleared by a machine',
    [null, null, null],
    day(
      ['08:01', recovers('i9')],
      ['08:02', fails('i1', printer, 'too-hot'), fails('i2', printer, 'cutter')],
      ['08:03', { ...cleared('i1', null), by: desk }],
      ['08:04', cleared('i2', '已查')],
    ),
  ),
  violation(
    'registers',
    'ends of what never began',
    [null, null, null, null, null],
    day(
      ['08:01', { type: 'outageEnded', outage: 'o1' }],
      ['08:02', { type: 'handworkEntered', handwork: 'h1' }],
      ['08:03', { type: 'callBackFinished', callBack: 'h1', note: '已通知' }],
      ['08:04', { type: 'noticeWithdrawn', notice: 'n1' }],
      ['08:05', { type: 'crowdingEnded', service: 'rent' }],
    ),
  ),
  violation(
    'registers',
    'what begins twice',
    [null, null, null, null],
    day(['08:01', registered, requested, posted, crowded], ['08:02', registered, requested, posted, crowded]),
  ),
  violation(
    'hall-mode',
    'the last kiosk gone and the mode as it was, changed for nothing, and changed to what it is',
    [null, null, null, null],
    day(
      ['08:01', fails('i1', kiosk('K1'), 'gone'), fails('i2', kiosk('K2'), 'gone')],
      ['08:02', mode('normal'), mode('manual-issuing')],
      ['08:03', recovers('i1')],
      ['08:04', fails('i3', kiosk('K1'), 'gone'), mode('normal')],
    ),
  ),
];
