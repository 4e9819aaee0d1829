import { UnencodableError } from '../../codec/codec.ts';
import { writeFixedCommand } from './fixed-commands.ts';
import type { ToDevice, VariableCommand } from './messages.ts';
import type { Model } from './models/index.ts';
import { modesAtStart } from './modes.ts';
import { scanJob } from './scan-job.ts';
import { variableFormats } from './variable-commands.ts';

/** The bytes of a command or of text. */
export function writeCommand(command: ToDevice, model: Model): Uint8Array {
  const fixed = writeFixedCommand(command);
  if (fixed) return fixed;
  if (!isVariable(command)) throw new UnencodableError(`There is no printer command "${command.kind}".`);
  switch (command.kind) {
    case 'text':
      return writeText(command.bytes);
    case 'unknown':
      return writeUnknown(command.bytes, model);
    case 'cut':
      return variableFormats.cut.write(command);
    case 'tabs':
      return variableFormats.tabs.write(command);
    case 'qrStore':
      return variableFormats.qrStore.write(command);
    case 'raster':
      return variableFormats.raster.write(command);
    case 'columnImage':
      return variableFormats.columnImage.write(command);
    case 'barcode':
      return variableFormats.barcode.write(command);
  }
}

function isVariable(command: ToDevice): command is VariableCommand {
  return command.kind === 'text' || command.kind === 'unknown' || command.kind in variableFormats;
}

function writeText(bytes: Uint8Array): Uint8Array {
  if (bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)) return bytes;
  throw new UnencodableError('Text for the printer is empty or holds a control character.');
}

function writeUnknown(bytes: Uint8Array, model: Model): Uint8Array {
  const scan = bytes.length > 0 ? scanJob(bytes, modesAtStart(model), model) : undefined;
  if (scan?.found === 'message' && scan.message.kind === 'unknown' && scan.bytes === bytes.length)
    return bytes;
  throw new UnencodableError(
    'These bytes are not one unknown printer command: the tables have a meaning for them.',
  );
}
