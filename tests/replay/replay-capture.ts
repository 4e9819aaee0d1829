import {
  counterBus,
  escposPrinter,
  fromSeenHex,
  idCardReader,
  onbonBoard,
  stripBoard,
  toSeenHex,
  type CapturedFrame,
  type DeviceCodec,
  type DeviceProtocol,
  type FrameDirection,
} from '@jiaohao/shared';

/** What a framer makes of a stream, as a capture has it. */
interface Replayed {
  readonly direction: FrameDirection;
  readonly hex: string;
  readonly isFrame: boolean;
}

/** The frames of a capture whose bytes are all there, and those in which some are kept back. */
export interface Replay {
  /** What really was on the line, and what the real framer of the protocol makes of the same bytes, cut anyhow. */
  readonly captured: readonly Replayed[];
  readonly framed: readonly Replayed[];
  readonly keptBack: readonly CapturedFrame[];
}

/** Gives a capture's bytes to the framers of its protocol, in pieces of the sizes `cut` says, each way for itself. */
export function replayCapture(frames: readonly CapturedFrame[], cut: () => number): Replay {
  const keptBack = frames.filter(({ hex }) => hex.includes('*'));
  const captured: Replayed[] = [];
  const framed: Replayed[] = [];
  for (const run of runsOf(frames)) {
    captured.push(...run.map(({ direction, hex, isFrame }) => ({ direction, hex, isFrame })));
    framed.push(...frame(run, cut));
  }
  return { captured: mergeNoise(captured), framed: mergeNoise(framed), keptBack };
}

/** One way of one device's line without a gap: the framer need not begin anew. What the host wrote, it wrote a frame at a time. */
function runsOf(frames: readonly CapturedFrame[]): CapturedFrame[][] {
  const runs: CapturedFrame[][] = [];
  const current = new Map<string, CapturedFrame[]>();
  for (const each of frames) {
    const way = `${each.device} ${each.direction}`;
    if (each.hex.includes('*')) {
      current.delete(way);
      continue;
    }
    const run = each.direction === 'to-device' ? undefined : current.get(way);
    if (run === undefined) {
      const begun = [each];
      runs.push(begun);
      current.set(way, begun);
    } else run.push(each);
  }
  return runs;
}

function frame(run: readonly CapturedFrame[], cut: () => number): Replayed[] {
  const [first] = run;
  if (first === undefined) return [];
  const { protocol, model, direction } = first;
  const codec = codecOf(protocol, model)[direction === 'to-device' ? 'toDevice' : 'toHost'];
  const seen: Replayed[] = [];
  const framer = codec.framer((bytes, message) =>
    seen.push({ direction, hex: toSeenHex([...bytes]), isFrame: message !== null }),
  );
  const bytes = Uint8Array.from(
    run.flatMap(({ hex }) => fromSeenHex(hex)),
    Number,
  );
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + Math.max(1, cut()));
    framer.push(bytes.slice(at, end));
    at = end;
  }
  framer.flush();
  if (direction === 'to-host') return seen;
  // A job for a printer is one write of many commands.
  return [
    { direction, hex: seen.map(({ hex }) => hex).join(''), isFrame: seen.every(({ isFrame }) => isFrame) },
  ];
}

/** Where one run of noise ends and the next begins is a matter of when the line was quiet. */
function mergeNoise(all: readonly Replayed[]): Replayed[] {
  const merged: Replayed[] = [];
  for (const each of all) {
    const last = merged.at(-1);
    if (last !== undefined && !last.isFrame && !each.isFrame && last.direction === each.direction)
      merged[merged.length - 1] = { ...last, hex: last.hex + each.hex };
    else merged.push(each);
  }
  return merged;
}

function codecOf(protocol: DeviceProtocol, model: string): DeviceCodec<object, object> {
  switch (protocol) {
    case 'id-card-reader':
      return idCardReader.idCardReaderCodec(known(idCardReader.models, model));
    case 'escpos-printer':
      return escposPrinter.escposPrinterCodec(known(escposPrinter.models, model));
    case 'counter-bus':
      return counterBus.counterBusCodec(known(counterBus.models, model));
    case 'onbon-board':
      return onbonBoard.onbonBoardCodec(known(onbonBoard.models, model));
    case 'strip-board':
      return stripBoard.stripBoardCodec(known(stripBoard.models, model));
  }
}

function known<Model>(models: ReadonlyMap<string, Model>, id: string): Model {
  const model = models.get(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  return model;
}
