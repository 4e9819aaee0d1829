import { z } from 'zod';
import { eventually } from './eventually.ts';
import { wanted } from './http.ts';

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
const keypad = z.looseObject({
  display: z.array(z.int().nullable()),
  lamp: z.enum(['ok', 'fail']).nullable(),
  beeps: z.int(),
  presses: z.int(),
  press: z.object({ keys: z.string(), state: z.enum(['sent', 'acknowledged', 'unanswered']) }).nullable(),
});
export type Keypad = z.infer<typeof keypad>;

/** The simulator's bench, as a technician's script uses it. */
export class Bench {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  swipe(kiosk: string, card: string): Promise<unknown> {
    return wanted(`${this.address}/api/kiosks/${kiosk}/swipe`, { method: 'POST', body: { card } });
  }

  press(window: number, key: string, digits?: string): Promise<unknown> {
    return wanted(`${this.address}/api/windows/${window}/press`, {
      method: 'POST',
      body: { key, ...(digits === undefined ? {} : { digits }) },
    });
  }

  async paper(kiosk: string): Promise<Slip[]> {
    return paper.parse(await wanted(`${this.address}/api/kiosks/${kiosk}/paper`)).slips;
  }

  async board(window: number): Promise<z.infer<typeof board>> {
    return board.parse(await wanted(`${this.address}/api/windows/${window}/board`));
  }

  async keypad(window: number): Promise<Keypad> {
    return keypad.parse(await wanted(`${this.address}/api/windows/${window}/keypad`));
  }

  trouble(device: string, trouble: string, on = true): Promise<unknown> {
    return wanted(`${this.address}/api/devices/${device}/troubles`, {
      method: 'POST',
      body: { trouble, on },
    });
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
      return shown.display.map((digit) => digit ?? ' ').join('') === digits ? shown : undefined;
    });
  }
}

/** The ticket number printed on a slip. */
export function numberOn({ text }: Slip): string {
  const number = /\b[A-Z]\d{3}\b/.exec(text.join('\n'))?.[0];
  if (number === undefined) throw new Error(`no number on this slip:\n${text.join('\n')}`);
  return number;
}
