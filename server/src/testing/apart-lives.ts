import type { AgentId } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { leases } from '../domain/back-entry/testing/entries.ts';
import type { HallPlan } from '../domain/hall.ts';
import { anyStep } from '../domain/testing/busy-hall.ts';
import { calls, closesWithReasons, logsIn, nextDay, person } from '../domain/testing/steps.ts';
import type { Step } from '../domain/testing/steps.ts';
import { displays, HallApart, kiosks } from './hall-apart.ts';

/** One thing that happens, as data, so that a counterexample can be read. */
type Act =
  | { readonly apart: AgentId }
  | { readonly joined: AgentId }
  | { readonly replays: AgentId }
  | { readonly gives: AgentId; readonly service: string; readonly skew: number; readonly more: object }
  | {
      readonly calls: AgentId;
      readonly second: boolean;
      readonly digits: string;
      readonly skew: number;
      readonly how: string | null;
    }
  | Step;

function perform(hall: HallApart, act: Act): void {
  if ('apart' in act) {
    if ((hall.outbox.get(act.apart) ?? []).length === 0) hall.leave(act.apart);
  } else if ('joined' in act) hall.cut.delete(act.joined);
  else if ('replays' in act) {
    if (!hall.cut.has(act.replays)) hall.replay(act.replays);
  } else if ('gives' in act) {
    if (hall.cut.has(act.gives)) hall.giveOut(act.gives, act.service, act.skew, act.more);
  } else if ('digits' in act) {
    if (!hall.cut.has(act.calls)) return;
    const window = displays[act.calls === 'D1' ? 'D1' : 'D2'][act.second ? 1 : 0];
    const ended = act.how === null ? {} : { ended: { how: act.how, at: hall.stamp.at + 60_000 } };
    hall.handCall(act.calls, window, act.digits, act.skew, ended);
  } else hall.take(act);
}

const kiosk = fc.constantFrom<AgentId>(...kiosks);
const anyAgent = fc.constantFrom<AgentId>('K1', 'K2', 'D1', 'D2');
/** How wrong an agent's clock is, milliseconds. */
const skew = fc.constantFrom(0, 0, 0, -3000, -40_000);
const service = fc.constantFrom('deposit', 'withdrawal', 'withdrawal', 'loan');

const offlineTicket: fc.Arbitrary<Act> = fc.record({
  gives: kiosk,
  service,
  skew,
  more: fc.record(
    {
      member: fc.constantFrom(person('zhang'), person('li')),
      green: fc.constantFrom({ reason: 'pregnant' }, { reason: 'urgent' }, { reason: 'other', note: '照顾' }),
      delivery: fc.constantFrom('printed', 'printing', 'undelivered', 'shown-on-screen'),
    },
    { requiredKeys: [] },
  ),
});

const anyDigits = fc
  .tuple(
    fc.constantFrom('A', 'B', 'B', 'C', '', ''),
    fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(501, 502, 503, 521, 522)),
  )
  .map(([letter, number]) => (letter === '' ? String(number) : letter + String(number).padStart(3, '0')));

const handCall: fc.Arbitrary<Act> = fc.record({
  calls: fc.constantFrom<AgentId>('D1', 'D2'),
  second: fc.boolean(),
  digits: anyDigits,
  skew,
  how: fc.constantFrom(null, null, null, 'done', 'missed'),
});

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 60, arbitrary: offlineTicket },
  { weight: 60, arbitrary: handCall },
  { weight: 20, arbitrary: anyAgent.map((apart) => ({ apart })) },
  { weight: 20, arbitrary: anyAgent.map((joined) => ({ joined })) },
  { weight: 90, arbitrary: anyAgent.map((replays) => ({ replays })) },
  { weight: 60, arbitrary: anyStep },
  { weight: 30, arbitrary: fc.integer({ min: 1, max: 4 }).map((at) => calls(at)) },
  { weight: 80, arbitrary: fc.integer({ min: 0, max: 90_000 }).map((wait) => ({ wait })) },
  { weight: 5, arbitrary: kiosk.map((id) => leases(id)) },
  { weight: 2, arbitrary: fc.constantFrom(nextDay('08:50'), closesWithReasons) },
);

/** What happens, and the order in which agents bring back what is left in the end. */
export const anyLife = fc.tuple(
  fc.array(anyAct, { minLength: 40, maxLength: 220, size: 'max' }),
  fc.array(anyAgent, { minLength: 0, maxLength: 80, size: 'max' }),
);

/** Lives through it. @throws when something is lost, done twice, or against a rule of the hall */
export function live([acts, order]: [Act[], AgentId[]], plan?: HallPlan): HallApart {
  const hall = new HallApart(plan);
  for (const window of [1, 2, 3]) hall.take(logsIn(window));
  for (const id of ['D1', 'D2']) hall.leave(id);
  for (const act of acts) perform(hall, act);
  for (const id of [...order, 'K1', 'D1', 'K2', 'D2']) hall.replay(id);
  for (const id of ['D2', 'K2', 'D1', 'K1']) {
    while ((hall.outbox.get(id) ?? []).length > 0) hall.replay(id);
  }
  return hall;
}
