import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import { deadlined } from './deadlined.ts';
import type { Scene } from './scene.ts';

/** Which series of numbers a window may call, for whoever calls by hand. */
const series: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'A',
  3: 'B',
  4: 'B',
  5: 'B',
  6: 'C',
  7: 'C',
  8: 'ABC',
};

const lookEveryMs = 100;
/** A lamp that has not lit by then does not light. */
const lampPatienceMs = 12_000;
const serviceMs = 3_500;
/** Shown by a keypad whose display agent has no hub: key a number first. */
const numberFirst = '993';

/** A clerk at a window, with keys, and without them with the page. */
export class Clerk {
  private readonly scene: Scene;
  private readonly window: number;
  private readonly random: Random;

  constructor(scene: Scene, window: number, random: Random) {
    this.scene = scene;
    this.window = window;
    this.random = random;
  }

  /** Calls whoever is next and serves them. */
  async callsAndServes(): Promise<void> {
    const said = await this.presses('call');
    if (said === 'nothing') return void (await this.callsOnThePage());
    if (said === 'ok') return this.serves();
    if (await this.shows(numberFirst)) await this.callsByHand();
  }

  private async serves(): Promise<void> {
    const { random, scene } = this;
    await scene.rest(random.lognormal(serviceMs, 0.5));
    const next = random.weighted([
      [70, null],
      [12, 'recall'],
      [8, 'page'],
      [5, 'missed'],
      [5, 'pause'],
    ] as const);
    if (next === 'recall') await this.presses('recall');
    if (next === 'missed') await this.missed();
    if (next === 'pause') await this.pauses();
    if (next === 'page') await this.doesOnThePage();
  }

  /** Nobody comes: called again, then marked. */
  private async missed(): Promise<void> {
    await this.presses('recall');
    await this.scene.rest(1_500);
    await this.onThePage('miss');
  }

  private async pauses(): Promise<void> {
    if (!(await this.onThePage('pause', { reason: '取材料' }))) return;
    await this.scene.rest(3_000);
    await this.onThePage('resume');
  }

  /** What has no key of its own. */
  private async doesOnThePage(): Promise<void> {
    const what = this.random.weighted([
      [1, 'hold'],
      [1, 'transfer'],
      [1, 'finish'],
      [1, 'cancel-call'],
    ] as const);
    if (what === 'transfer') return void (await this.onThePage('transfer', { to: { window: 8 } }));
    if (!(await this.onThePage(what)) || what !== 'hold') return;
    await this.scene.rest(2_000);
    await this.onThePage('hold-ready');
  }

  /** Without a keypad the page has one. */
  private callsOnThePage(): Promise<boolean> {
    return this.onThePage('call-next');
  }

  /** Without the hub: a number that somebody has and nobody has called, keyed in full. */
  private async callsByHand(): Promise<void> {
    const { scene, window } = this;
    const mine = scene.waiting().find((ticket) => series[window]?.includes(ticket.charAt(0)));
    if (mine === undefined) return;
    scene.calledByHand.add(mine);
    await this.presses('call', mine.slice(1));
    await scene.rest(this.random.lognormal(serviceMs, 0.5));
  }

  /** Presses a key and looks at the lamp; `nothing` if the keypad is dead. */
  private async presses(key: string, digits?: string): Promise<'ok' | 'fail' | 'nothing'> {
    const { scene, window } = this;
    const { bench } = scene.hall;
    const pressed = await scene.tries('a key that cannot be pressed', () => bench.press(window, key, digits));
    if (pressed === null) return 'nothing';
    const end = performance.now() + lampPatienceMs;
    while (performance.now() < end) {
      const { lamp, press } = await bench.keypad(window);
      if (lamp !== null) return lamp;
      if (press?.state === 'unanswered') return 'nothing';
      await scene.rest(lookEveryMs);
      if (scene.closing.aborted) break;
    }
    return 'nothing';
  }

  private async shows(code: string): Promise<boolean> {
    const { display } = await this.scene.hall.bench.keypad(this.window);
    return display
      .map((digit) => digit ?? '')
      .join('')
      .endsWith(code);
  }

  private async onThePage(verb: string, body: object = {}): Promise<boolean> {
    const { hall } = this.scene;
    const answer = await this.scene.tries('a page that does not answer', () =>
      deadlined(hall.staff('10').send(`/windows/${this.window}/${verb}`, body)),
    );
    return answer?.status === 200;
  }
}
