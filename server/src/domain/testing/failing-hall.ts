import * as fc from 'fast-check';
import { clears, declares, endsOutage, estimates, reports, sees, staff } from './steps.ts';
import type { Step, Thing } from './steps.ts';

const watched = fc.constantFrom<[Thing, readonly Parameters<typeof sees>[1][]]>(
  ['K1', ['gone']],
  ['K2', ['gone']],
  ['D1', ['gone']],
  ['printer', ['paper-near-end', 'paper-out', 'too-hot']],
  ['board1', ['silent', 'too-hot']],
);
const reported = fc.constantFrom<Thing>('window1', 'K2', 'board1', 'hub');
const nth = fc.integer({ min: 1, max: 6 });
const id = fc.constantFrom('1', '2');
const service = fc.constantFrom('deposit', 'withdrawal', 'loan');

/** What may fail in a hall, what is declared, and what is done by hand meanwhile. */
export const failures: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: watched.chain(([thing, faults]) =>
      fc.subarray([...faults]).map((seen) => sees(thing, ...seen)),
    ),
  },
  { weight: 2, arbitrary: reported.map((thing) => reports(thing)) },
  { weight: 2, arbitrary: nth.map(clears) },
  nth.map((each) => estimates(each, 10)),
  fc
    .tuple(fc.constantFrom<'all' | string[]>('all', ['withdrawal']), fc.constantFrom(10, 60), id)
    .map(([services, minutes, outage]) => declares(services, minutes, outage)),
  id.map(endsOutage),
  fc
    .tuple(id, service)
    .map(([handwork, of]) => staff({ kind: 'register-handwork', handwork, service: of, note: '一份' })),
  id.map((handwork) => staff({ kind: 'enter-handwork', handwork })),
  fc
    .tuple(id, service)
    .map(([callBack, of]) => staff({ kind: 'request-call-back', callBack, service: of, what: '急' })),
  id.map((callBack) => staff({ kind: 'finish-call-back', callBack, note: '已办' })),
  id.map((notice) => staff({ kind: 'post-notice', notice, text: { zh: '停水', en: 'No water' } })),
  id.map((notice) => staff({ kind: 'withdraw-notice', notice })),
  id.map((version) => staff({ kind: 'record-act', act: 'settings-changed', about: `settings ${version}` })),
);
