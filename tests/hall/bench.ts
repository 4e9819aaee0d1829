import { counterBus, numbersIn } from '@jiaohao/shared';
import { z } from 'zod';
import { eventually } from './eventually.ts';
import { wanted } from './http.ts';
import { callIn } from './spoken-call.ts';

const slip = z.object({
  number: z.int(),
  text: z.array(z.string()),
  qr: z.array(z.string()),
  cut: z.string().nullable(),
  picture: z.string(),
});
export type Slip = z.infer<typeof slip>;
const paper = z.object({ slips: z.array(slip) });
const board = z.looseObject({ text: z.string(), updates: z.int() });
const spoken = z.object({ sentences: z.array(z.looseObject({ text: z.string() })) });
const evaluator = z.looseObject({ asking: z.boolean() });
const keypad = z.looseObject({
  display: z.array(z.int().nullable()),
  lamp: z.enum(['ok', 'fail']).nullable(),
  beeps: z.int(),
  presses: z.int(),
  press: z.object({ keys: z.string(), state: z.enum(['sent', 'acknowledged', 'unanswered']) }).nullable(),
});
export type Keypad = z.infer<typeof keypad>;

/** A finger bounces: a keypad's same frame within this time is no second press. */
const longestFoldMs = Math.max(...[...counterBus.models.values()].map(({ foldMs }) => foldMs));

/** A program that is started again answers once it serves; a busy machine takes its time. */
const startPatienceMs = 60_000;

/** The simulator's bench, as a technician's script uses it. */
export class Bench {
  readonly address: string;
  /** When which keys were pressed last. */
  private readonly pressed = new Map<string, number>();

  constructor(address: string) {
    this.address = address;
  }

  swipe(kiosk: string, card: string): Promise<unknown> {
    return wanted(`${this.address}/api/kiosks/${kiosk}/swipe`, { method: 'POST', body: { card } });
  }

  /** Presses a key after these digits; the same keys again only when they count as another press. */
  async press(window: number, key: string, digits?: string): Promise<void> {
    const keys = `${window} ${digits ?? ''} ${key}`;
    const before = this.pressed.get(keys) ?? -Infinity;
    await eventually('the same keys being a press of their own', () =>
      performance.now() - before > longestFoldMs ? true : undefined,
    );
    await wanted(`${this.address}/api/windows/${window}/press`, {
      method: 'POST',
      body: { key, ...(digits === undefined ? {} : { digits }) },
    });
    // A busy agent reads a press late, and folds from when it read it: that was before it acknowledged.
    await eventually(`keypad ${window} having been heard`, async () =>
      (await this.keypad(window)).press?.state === 'sent' ? undefined : true,
    );
    this.pressed.set(keys, performance.now());
  }

  /** Presses a key and waits for the keypad's lamp to say that it was accepted. */
  async pressAccepted(window: number, key: string, digits?: string): Promise<void> {
    const lamp = await this.pressAndHear(window, key, digits);
    if (lamp !== 'ok') throw new Error(`${digits ?? ''} ${key} at window ${window} was refused`);
  }

  /** Presses a key and waits for the lamp, a beep and the three digits of the refusal. */
  async pressRefused(code: string, window: number, key: string, digits?: string): Promise<void> {
    const { beeps } = await this.keypad(window);
    const lamp = await this.pressAndHear(window, key, digits);
    if (lamp !== 'fail') throw new Error(`${digits ?? ''} ${key} at window ${window} was accepted`);
    const shown = await this.keypadShows(window, code.padStart(6));
    if (shown.beeps <= beeps) throw new Error(`keypad ${window} shows ${code} without a beep`);
  }

  /** The member's finger on the evaluator, 1 best … 5 worst. */
  grade(window: number, grade: number): Promise<unknown> {
    return wanted(`${this.address}/api/windows/${window}/grade`, { method: 'POST', body: { grade } });
  }

  /** Waits until the evaluator asks the member for a grade. */
  isAsked(window: number): Promise<true> {
    return eventually(`the evaluator of window ${window} asking`, async () => {
      const { asking } = evaluator.parse(await wanted(`${this.address}/api/devices/evaluator-${window}`));
      return asking ? true : undefined;
    });
  }

  async paper(kiosk: string): Promise<Slip[]> {
    return paper.parse(await wanted(`${this.address}/api/kiosks/${kiosk}/paper`)).slips;
  }

  /** The newest slip that was cut. */
  async lastSlip(kiosk: string): Promise<Slip> {
    return eventually(`a slip of ${kiosk}`, async () =>
      (await this.paper(kiosk)).findLast(({ cut }) => cut !== null),
    );
  }

  /** Puts a roll of paper into a printer, a full one or what is left of one. */
  newRoll(kiosk: string, millimetres?: number): Promise<unknown> {
    const body = millimetres === undefined ? {} : { millimetres };
    return wanted(`${this.address}/api/kiosks/${kiosk}/roll`, { method: 'POST', body });
  }

  /** Waits until the loudspeaker has called a number, to that window if one is named. */
  hears(number: string, window?: number): Promise<string> {
    return eventually(`${number} called by voice`, async () => {
      const { sentences } = spoken.parse(await wanted(`${this.address}/api/speaker`));
      return sentences.findLast(({ text }) => {
        const call = callIn(text);
        return call?.number === number && (window === undefined || call.window === window);
      })?.text;
    });
  }

  async board(window: number): Promise<z.infer<typeof board>> {
    return board.parse(await wanted(`${this.address}/api/windows/${window}/board`));
  }

  async keypad(window: number): Promise<Keypad> {
    return keypad.parse(await wanted(`${this.address}/api/windows/${window}/keypad`));
  }

  /** Makes or mends a trouble of a device. */
  trouble(device: string, trouble: string, on = true): Promise<unknown> {
    return this.switchTrouble('devices', device, trouble, on);
  }

  switchTrouble(what: 'devices' | 'programs', id: string, trouble: string, on: boolean): Promise<unknown> {
    const body = { trouble, on };
    const patience = startPatienceMs;
    return wanted(`${this.address}/api/${what}/${id}/troubles`, { method: 'POST', body, patience });
  }

  private async pressAndHear(window: number, key: string, digits?: string): Promise<'ok' | 'fail'> {
    await this.press(window, key, digits);
    return eventually(
      `keypad ${window} saying how the press ended`,
      async () => (await this.keypad(window)).lamp ?? undefined,
    );
  }

  /** Waits for a cut slip after `after` slips; returns it. */
  nextSlip(kiosk: string, after = 0): Promise<Slip> {
    return eventually(`slip ${after + 1} of ${kiosk}`, async () => {
      const slips = (await this.paper(kiosk)).filter((one) => one.cut !== null);
      return slips[after];
    });
  }

  /** Waits until the board over the window can be read as `text`. */
  boardShows(window: number, text: string | RegExp): Promise<string> {
    return eventually(`board ${window} showing ${String(text)}`, async () => {
      const shown = (await this.board(window)).text;
      return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) ? shown : undefined;
    });
  }

  /** Waits until the six positions of the keypad read as `digits`, a space for a blank. */
  keypadShows(window: number, digits: string): Promise<Keypad> {
    return eventually(`keypad ${window} showing "${digits}"`, async () => {
      const shown = await this.keypad(window);
      const read = shown.display.map((digit) => digit ?? ' ').join('');
      if (read === digits) return shown;
      throw new Error(`it shows "${read}"`);
    });
  }
}

/** The ticket number printed on a slip. */
export function numberOn({ text }: Slip): string {
  const number = numbersIn(text.join('\n'))[0];
  if (number === undefined) throw new Error(`no number on this slip:\n${text.join('\n')}`);
  return number;
}
