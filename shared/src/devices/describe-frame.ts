import { unknownWords, type FrameDirection, type FrameWords } from '../codec/frame-words.ts';
import type { SeenBytes } from '../codec/seen-bytes.ts';
import type { DeviceProtocol } from '../contracts/frames.ts';
import * as counterBus from './counter-bus/index.ts';
import * as escposPrinter from './escpos-printer/index.ts';
import * as idCardReader from './id-card-reader/index.ts';
import * as onbonBoard from './onbon-board/index.ts';
import * as stripBoard from './strip-board/index.ts';

/** A frame as it may be seen: of a line, or of a capture. */
export interface SeenFrame {
  readonly protocol: DeviceProtocol;
  /** A model of the protocol. */
  readonly model: string;
  readonly direction: FrameDirection;
  readonly bytes: SeenBytes;
  readonly isFrame: boolean;
}

type Describe<Model> = (
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
  before: SeenBytes | null,
) => FrameWords;

const describing =
  <Model>(models: ReadonlyMap<string, Model>, describe: Describe<Model>) =>
  ({ model: id, direction, bytes, isFrame }: SeenFrame, before: SeenBytes | null): FrameWords => {
    const model = models.get(id);
    return model === undefined ? unknownWords : describe(direction, bytes, isFrame, model, before);
  };

const byProtocol: Readonly<
  Record<DeviceProtocol, (frame: SeenFrame, before: SeenBytes | null) => FrameWords>
> = {
  'id-card-reader': describing(idCardReader.models, idCardReader.describeFrame),
  'escpos-printer': describing(escposPrinter.models, escposPrinter.describeFrame),
  'counter-bus': describing(counterBus.models, counterBus.describeFrame),
  'onbon-board': describing(onbonBoard.models, onbonBoard.describeFrame),
  'strip-board': describing(stripBoard.models, stripBoard.describeFrame),
};

/** A frame in words. `before`: what went to the same device last. */
export function describeFrame(frame: SeenFrame, before: SeenBytes | null): FrameWords {
  return byProtocol[frame.protocol](frame, before);
}

/** Describes the frames of one device one after the other. */
export function describeFrames(): (frame: SeenFrame) => FrameWords {
  let before: SeenBytes | null = null;
  return (frame) => {
    const words = describeFrame(frame, before);
    if (frame.direction === 'to-device') before = frame.bytes;
    return words;
  };
}
