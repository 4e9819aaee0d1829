import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeWith } from '../failover/effects.ts';
import { anyDays, anyStep, busyHall } from '../testing/busy-hall.ts';
import { Hall } from '../testing/given.ts';
import { hubClock } from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { HallEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { brokenInvariants, PriorityWatch } from './invariants.ts';
import { snapshotOf } from './snapshot.ts';
import { initialState } from './day-at-first.ts';
import { nextDeadline } from './timers.ts';

/** A hall that looks at itself after every single event, and before every call. */
class WatchedHall extends Hall {
  watch = new PriorityWatch();
  readonly broken: string[] = [];

  protected override apply(event: HallEvent): void {
    if (event.type === 'dayOpened') this.watch = new PriorityWatch();
    if (event.type === 'ticketCalled') this.broken.push(...this.watch.beforeCall(this.state, event));
    super.apply(event);
    this.broken.push(...brokenInvariants(this.state));
  }
}

/** With the last kiosk gone numbers are given out by hand, told as soon as the watch says anything. */
function wrongMode({ state }: Hall): string[] {
  const { incidents, mode } = state.failures;
  const due = modeWith(state.plan, incidents);
  return mode === due ? [] : [`the mode is ${mode}, and should be ${due}`];
}

/** Lives through the steps; what is refused is no matter, what is broken is. */
function busyDay(steps: readonly Step[]): WatchedHall {
  const hall = new WatchedHall(busyHall);
  for (const step of steps) {
    const { ok } = hall.take(step);
    if (ok && step.command?.kind === 'observe') hall.broken.push(...wrongMode(hall));
    if (hall.broken.length > 0) throw new Error(hall.broken.join('; '));
  }
  return hall;
}

describe('Whatever happens in a hall', () => {
  it('no ticket is lost, at two windows, called before delivery, or passed over beyond the bound', () => {
    fc.assert(
      fc.property(anyDays, (steps) => {
        busyDay(steps);
      }),
      { numRuns: 400 },
    );
  });

  it('the journal gives back the day that was running', () => {
    fc.assert(
      fc.property(anyDays, (steps) => {
        const hall = busyDay(steps);
        const journal: HallEvent[] = JSON.parse(JSON.stringify(hall.journal));
        const rebuilt = journal.reduce((state, event) => evolve(state, event), initialState(busyHall));
        expect(snapshotOf(rebuilt)).toEqual(JSON.parse(JSON.stringify(snapshotOf(hall.state))));
      }),
      { numRuns: 150 },
    );
  });

  it('deciding changes nothing, and decides the same again', () => {
    fc.assert(
      fc.property(anyDays, anyStep, (steps, last) => {
        const hall = busyDay(steps);
        const { command, actor } = last;
        if (command === undefined || actor === undefined) return;
        const before = JSON.stringify(snapshotOf(hall.state));
        const first = decide(hall.state, hall.plan, command, hall.stamp, actor);
        expect(decide(hall.state, hall.plan, command, hall.stamp, actor)).toEqual(first);
        expect(JSON.stringify(snapshotOf(hall.state))).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('a tick that is due does something, so that the clock never runs in circles', () => {
    fc.assert(
      fc.property(anyDays, (steps) => {
        const hall = busyDay(steps);
        const due = nextDeadline(hall.state);
        if (due === null) return;
        const past = Math.max(0, due.at - hall.stamp.at);
        const whole = Math.floor((hall.stamp.minute * 60_000 + past) / 86_400_000);
        hall.take({ wait: past - whole * 86_400_000, days: whole });
        const events = eventsOf(hall.take({ command: due.command, actor: hubClock }));
        expect(events.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

const eventsOf = (decision: Decision) => (decision.ok ? decision.events : []);
