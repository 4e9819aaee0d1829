import type { Check, Complaint } from './check.ts';

/** The journal is in the order in which the hall's single writer decided, and its clock never ran backwards. */
export const timeOrder: Check = {
  name: 'time-order',
  rule: 'Times never run backwards, and an event has the time of its command.',
  start() {
    let last = 0;
    let now = 0;
    return {
      entry(entry) {
        now = entry.at;
        const back: Complaint[] =
          now < last
            ? [{ found: `the time runs back by ${last - now} ms`, expected: 'no earlier time than before' }]
            : [];
        last = Math.max(last, now);
        return back;
      },
      event: ({ at }) =>
        at === now
          ? []
          : [{ found: `the event is ${at - now} ms away from its command`, expected: 'the same time' }],
    };
  },
};
