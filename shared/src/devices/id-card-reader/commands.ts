import { concat } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { baudRates, plainCommands, setBaudCommand, type ToDevice } from './messages.ts';

/** CMD, PARA and data of a command. */
export function writeCommand(command: ToDevice): Uint8Array {
  if (command.kind === 'unknown') return concat([command.command, command.parameter], command.data);
  if (command.kind !== 'setBaud') return Uint8Array.from(plainCommands[command.kind]);
  const rate = baudRates.indexOf(command.baud);
  if (rate < 0) {
    throw new UnencodableError(
      `The card reader cannot run at ${command.baud} baud; it can at ${baudRates.join(', ')}.`,
    );
  }
  return Uint8Array.of(setBaudCommand, rate);
}

/** The command of a frame's body. */
export function readCommand(body: Uint8Array): ToDevice | undefined {
  const [command, parameter, ...data] = body;
  if (command === undefined || parameter === undefined) return undefined;
  if (data.length === 0) {
    for (const kind in plainCommands) {
      if (!isPlain(kind)) continue;
      const [cmd, para] = plainCommands[kind];
      if (cmd === command && para === parameter) return { kind };
    }
    const baud = command === setBaudCommand ? baudRates[parameter] : undefined;
    if (baud !== undefined) return { kind: 'setBaud', baud };
  }
  return { kind: 'unknown', command, parameter, data: Uint8Array.from(data) };
}

const isPlain = (kind: string): kind is keyof typeof plainCommands => Object.hasOwn(plainCommands, kind);
