import { counterBus, onbonBoard, stripBoard, type Framer } from '@jiaohao/shared';
import type { TestPort } from './test-port.ts';

/** Everything the host said to keypads and evaluators on a port, read as a device reads it. */
export class BusEnd {
  readonly #port: TestPort;
  readonly #codec = counterBus.counterBusCodec({ tail: true });
  readonly #framer: Framer<counterBus.ToDevice>;
  readonly #heard: counterBus.ToDevice[] = [];

  constructor(port: TestPort) {
    this.#port = port;
    this.#framer = this.#codec.toDevice.framer();
    port.onWrite = (bytes) => void this.#heard.push(...this.#framer.push(bytes));
  }

  press(address: number, key: number, digits: readonly number[] = []): void {
    this.say({ kind: 'keyPress', address, digits, key });
  }

  say(message: counterBus.ToHost): void {
    this.#port.say(this.bytes(message));
  }

  bytes(message: counterBus.ToHost): Uint8Array {
    return this.#codec.toHost.encode(message);
  }

  /** What was heard since the last call. */
  take(): counterBus.ToDevice[] {
    return this.#heard.splice(0);
  }

  /** Of what was heard since the last call, the displays of an address as text; a blank is a dash. */
  displays(address: number): string[] {
    return this.take().flatMap((one) =>
      one.kind === 'display' && one.address === address
        ? [one.positions.map((position) => position ?? '-').join('')]
        : [],
    );
  }
}

/** What a scripted board does with the next request. */
export type Whim = 'obey' | 'ignore' | onbonBoard.Refusal;

/** An Onbon card that keeps its areas, and now and then does not do as it is told. */
export class OnbonEnd {
  readonly #port: TestPort;
  readonly #codec;
  readonly #framer: Framer<onbonBoard.ToDevice>;
  areas = new Map<number, onbonBoard.DynamicArea>();
  readonly requests: onbonBoard.ToDevice[] = [];
  /** What to do with requests of a kind, one after the other; when it is used up, `always`. */
  whims: Whim[] = [];
  always: Whim = 'obey';
  /** Answers pings whatever else it does. */
  answersPings = false;
  /** Answers from this address, whatever it was asked at. */
  answersAs: number | null = null;

  constructor(port: TestPort, model: onbonBoard.Model) {
    this.#port = port;
    this.#codec = onbonBoard.onbonBoardCodec(model);
    this.#framer = this.#codec.toDevice.framer();
    port.onWrite = (bytes) => {
      for (const request of this.#framer.push(bytes)) this.#hear(request);
    };
  }

  /** What the board shows, as text. */
  get text(): string {
    return [...this.areas.values()].flatMap(({ text }) => text.map((run) => run.text)).join('|');
  }

  /** Kinds of requests since the last call. */
  take(): string[] {
    return this.requests.splice(0).map(({ kind }) => kind);
  }

  /** A power dip: RAM is empty. */
  loseMemory(): void {
    this.areas.clear();
  }

  #hear(request: onbonBoard.ToDevice): void {
    this.requests.push(request);
    const whim = request.kind === 'ping' && this.answersPings ? 'obey' : (this.whims.shift() ?? this.always);
    if (whim === 'ignore') return;
    if (whim !== 'obey') {
      this.#answer({ from: request.to, kind: 'nack', code: onbonBoard.refusalCode(whim), refusal: whim });
      return;
    }
    if (request.kind === 'updateAreas') {
      if (request.remove === 'all') this.areas.clear();
      else for (const id of request.remove) this.areas.delete(id);
      for (const area of request.areas) this.areas.set(area.id, area);
    }
    this.#answer({ from: request.to, kind: 'ack' });
  }

  #answer(answer: onbonBoard.ToHost): void {
    this.#port.say(this.#codec.toHost.encode({ ...answer, from: this.answersAs ?? answer.from }));
  }
}

/** Strip screens on one port; those in `dead` are not there. */
export class StripsEnd {
  readonly shown = new Map<number, string>();
  readonly requests: stripBoard.ToDevice[] = [];
  readonly dead = new Set<number>();

  constructor(port: TestPort, model: stripBoard.Model) {
    const codec = stripBoard.stripBoardCodec(model);
    const framer = codec.toDevice.framer();
    port.onWrite = (bytes) => {
      for (const request of framer.push(bytes)) {
        this.requests.push(request);
        if (this.dead.has(request.address)) continue;
        if (request.kind === 'show')
          this.shown.set(request.address, request.text.map(({ text }) => text).join(''));
        port.say(codec.toHost.encode({ kind: 'ok', address: request.address }));
      }
    };
  }
}
