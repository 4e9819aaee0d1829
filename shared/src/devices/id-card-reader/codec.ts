import type { DeviceCodec } from '../../codec/codec.ts';
import { createFramer } from '../../codec/scanner.ts';
import { readAnswer, writeAnswer } from './answers.ts';
import { readCommand, writeCommand } from './commands.ts';
import { encodeFrame, scanFrame } from './frame.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';

/** The SDT protocol as the given model speaks it. */
export function idCardReaderCodec(model: Model): DeviceCodec<ToDevice, ToHost> {
  return {
    toDevice: {
      encode: (command) => encodeFrame(writeCommand(command)),
      framer: (witness) => createFramer((held) => scanFrame(held, readCommand), { witness }),
    },
    toHost: {
      encode: (answer) => encodeFrame(writeAnswer(answer, model)),
      framer: (witness) =>
        createFramer((held) => scanFrame(held, (body) => readAnswer(body, model)), { witness }),
    },
  };
}
