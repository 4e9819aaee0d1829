import { counterBus } from '@jiaohao/shared';
import type { Clock } from '../../clock.ts';

/** How a press fared: a device remembers whether anyone acknowledged it. */
type PressState = 'sent' | 'acknowledged' | 'unanswered';

/** The newest press of a device on the counter bus. */
export interface Pressing {
  readonly report: counterBus.Report | null;
  readonly state: PressState | null;
  /** Presses since the start, repeats not counted. */
  readonly count: number;
  /** Sends a report and repeats it as the model does while no one acknowledges it. */
  press(report: counterBus.Report): void;
  /** Forgets a press that nobody acknowledged yet. */
  giveUp(): void;
  /** Takes an order if it acknowledges the press. */
  hear(order: counterBus.Order): boolean;
}

/** Where a model never sends again, a press counts as unanswered after this time. */
const patienceMs = 1000;

/** Builds the memory of presses. `resend` is asked at every press: how it repeats what nobody acknowledges. */
export function createPressing(
  clock: Clock,
  resend: () => counterBus.Model['resend'],
  say: (report: counterBus.Report) => void,
  changed: () => void,
): Pressing {
  let report: counterBus.Report | null = null;
  let state: PressState | null = null;
  let count = 0;
  let cancel: () => void = () => {};

  const send = (sent: counterBus.Report, triesLeft: number): void => {
    say(sent);
    cancel = clock.schedule(resend()?.afterMs ?? patienceMs, () => {
      if (triesLeft > 0) {
        send(sent, triesLeft - 1);
        return;
      }
      state = 'unanswered';
      changed();
    });
  };
  return {
    get report() {
      return report;
    },
    get state() {
      return state;
    },
    get count() {
      return count;
    },
    press(pressed) {
      cancel();
      report = pressed;
      state = 'sent';
      count += 1;
      send(pressed, resend()?.times ?? 0);
      changed();
    },
    giveUp() {
      cancel();
      if (state === 'sent') state = 'unanswered';
    },
    hear(order) {
      if (report === null || state !== 'sent' || !counterBus.acknowledges(order, report)) return false;
      cancel();
      state = 'acknowledged';
      changed();
      return true;
    },
  };
}
