import { startsWith } from '../../codec/bytes.ts';
import { garbage, message, partial, type Scan } from '../../codec/scanner.ts';
import { readJobCommand } from './fixed-commands.ts';
import type { ToDevice } from './messages.ts';
import type { Model } from './models/index.ts';
import type { Modes } from './modes.ts';
import { dle, interruption, scanRealTime } from './scan-real-time.ts';
import { scanText } from './scan-text.ts';
import { scanUnlisted } from './unlisted-commands.ts';
import { unknown, variableFormats } from './variable-commands.ts';

const prefixes: ReadonlySet<number> = new Set([0x1b, 0x1c, 0x1d]);

/**
 * One command or one printed character at the beginning of what a printer was sent. A real-time command is also found
 * after ESC, FS or GS and between the bytes of a Chinese character; never among parameters or counted data, where the
 * same bytes can mean something else.
 */
export function scanJob(held: Uint8Array, modes: Modes, model: Model): Scan<ToDevice> {
  const first = held[0] ?? 0;
  if (first === dle) return scanRealTime(held);
  if (prefixes.has(first)) return scanCommand(held);
  if (first >= 0x20 && first !== 0x7f) return scanText(held, modes, model);
  const control = readJobCommand(held);
  return control.read === 'command' && control.message ? message(1, control.message) : garbage();
}

function scanCommand(held: Uint8Array): Scan<ToDevice> {
  const interrupted = interruption(held, 1);
  if (interrupted) return interrupted;
  if (held[1] === dle) return garbage();
  const fixed = readJobCommand(held);
  if (fixed.read === 'partial') return partial;
  if (fixed.read === 'command') {
    return fixed.message ? message(fixed.length, fixed.message) : unknown(held, fixed.length);
  }
  const format = Object.values(variableFormats).find(({ prefix }) => startsWith(held, prefix));
  if (format) return format.scan(held);
  const begun = Object.values(variableFormats).some(({ prefix }) => startsWith(prefix, held));
  return begun ? partial : scanUnlisted(held);
}
