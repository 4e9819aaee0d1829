import type { BoardDesired, DeviceTest } from '@jiaohao/shared';
import type { Found } from '@jiaohao/shared/node';
import { deviceNames } from './device-names.ts';
import type { TrialEnd } from './drivers/board/board-trial.ts';
import type { KeptBoard } from './drivers/board/keep-board.ts';
import type { KeptKeypad } from './drivers/counter-bus/kept-keypad.ts';
import type { KeyTrials } from './key-trials.ts';
import type { Voice } from './voice/voice.ts';
import type { WindowFront } from './window-front.ts';

/** A window as far as it can be tried. */
export interface TriedWindow {
  readonly window: number;
  readonly front: Pick<WindowFront, 'isCalling' | 'isOutOfService'>;
  readonly board: Pick<KeptBoard, 'try'> | null;
  readonly keypad: Pick<KeptKeypad, 'askGrade' | 'line'> | null;
  readonly hasEvaluator: boolean;
}

export interface CounterTestsOptions {
  readonly agent: string;
  readonly windows: readonly TriedWindow[];
  readonly trials: KeyTrials;
  readonly voice: Pick<Voice, 'tryOut'> | null;
}

/** What stands on a board that is tried: Chinese, letters, digits, and nothing anybody could follow. */
const pattern = { face: 'idle', text: '测试 TEST 0123456789', short: '8888', attention: 0 } as const;

/** Makes a test of a counter's device, while no number is called there. */
export async function tryDevice(
  options: CounterTestsOptions,
  { device, patienceMs }: DeviceTest,
): Promise<Found> {
  const { agent, windows, trials, voice } = options;
  if (device === deviceNames.speaker(agent))
    return voice === null ? { finding: 'no-such-device' } : speak(voice);
  for (const tried of windows) {
    const { window, board, keypad, hasEvaluator } = tried;
    if (device === deviceNames.board(window) && board !== null)
      return inTheWay(tried) ?? foundOf(await board.try(patternAt(window)));
    if (keypad === null) continue;
    if (device === deviceNames.keypad(window)) return pressed(tried, device, trials, patienceMs);
    if (device === deviceNames.evaluator(window) && hasEvaluator) {
      if (inTheWay(tried) === null) keypad.askGrade();
      return pressed(tried, device, trials, patienceMs);
    }
  }
  return { finding: 'no-such-device' };
}

async function speak(voice: Pick<Voice, 'tryOut'>): Promise<Found> {
  return (await voice.tryOut()) ? { finding: 'spoken' } : { finding: 'not-spoken' };
}

function inTheWay({ front }: TriedWindow): Found | null {
  if (front.isOutOfService) return { finding: 'out-of-service' };
  return front.isCalling ? { finding: 'call-under-way' } : null;
}

async function pressed(
  tried: TriedWindow,
  device: string,
  trials: KeyTrials,
  patienceMs: number,
): Promise<Found> {
  const { window, front, keypad } = tried;
  if (front.isCalling) return { finding: 'call-under-way' };
  if (keypad?.line.isUp !== true) return { finding: 'device-fault', faults: ['unplugged'] };
  return trials.expect(device, window, patienceMs);
}

const patternAt = (window: number): BoardDesired => ({ ...pattern, window, outOfService: false });

function foundOf(end: TrialEnd): Found {
  if (end === 'confirmed') return { finding: 'board-confirmed' };
  if (typeof end === 'string') return { finding: end };
  return { finding: 'device-fault', faults: [end.fault] };
}
