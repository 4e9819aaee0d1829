import type { DeviceCodec, Framer, Witness } from '../../codec/codec.ts';
import { createFramer } from '../../codec/scanner.ts';
import { scanAnswer, writeAnswer } from './answers.ts';
import { writeCommand } from './commands.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { modesAfter, modesAtStart } from './modes.ts';
import { scanJob } from './scan-job.ts';

/** A picture of the full width and a metre long is 580 kB. */
const longestCommand = 1 << 20;
const longestAnswer = 4;

/** ESC/POS as the given model speaks it. */
export function escposPrinterCodec(model: Model): DeviceCodec<ToDevice, ToHost> {
  return {
    toDevice: {
      encode: (command) => writeCommand(command, model),
      framer: (witness) => jobFramer(model, witness),
    },
    toHost: {
      encode: writeAnswer,
      framer: (witness) => createFramer(scanAnswer, { limit: longestAnswer, onFlush: 'drop', witness }),
    },
  };
}

/** Reads a job as the printer does: how text is read depends on the commands before it. */
function jobFramer(model: Model, witness: Witness<ToDevice> | undefined): Framer<ToDevice> {
  let modes = modesAtStart(model);
  return createFramer(
    (held) => {
      const scan = scanJob(held, modes, model);
      if (scan.found === 'message') modes = modesAfter(modes, scan.message, model);
      return scan;
    },
    { limit: longestCommand, witness },
  );
}
