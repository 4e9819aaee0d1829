import { concat } from '../../codec/bytes.ts';
import { whole } from '../../codec/fields.ts';
import { readAreas, writeAreas } from './areas.ts';
import { clockBytes, readClock, writeClock } from './clock.ts';
import { parameterCommands, plainCommands, type Request } from './messages.ts';
import type { Model } from './models/index.ts';

/** Group, command, whether to reply, length of the parameters. */
const headBytes = 5;
const replyFlag = { yes: 0x01, no: 0x02 } as const;
const power = { on: 0x01, off: 0x02 } as const;
/** Brightness is set by hand; the card's own timetable is not used. */
const byHand = 0x01;
const brightest = 15;
const level = whole(1, brightest);

/** Data of a packet to a card. */
export interface RequestData {
  readonly request: Request;
  readonly reply: boolean;
}

function isPlain(kind: Request['kind']): kind is keyof typeof plainCommands {
  return kind in plainCommands;
}

function opcodeOf(request: Request): readonly number[] {
  if (request.kind === 'unexpected') {
    return [...whole(1).write(request.group, 'group'), ...whole(1).write(request.command, 'command')];
  }
  return isPlain(request.kind) ? plainCommands[request.kind] : parameterCommands[request.kind];
}

function parametersOf(request: Request, model: Model): Uint8Array | readonly number[] {
  if (request.kind === 'unexpected') return request.data;
  if (request.kind === 'updateAreas') return writeAreas(request, model.horizontalUnit);
  if (request.kind === 'setTime') return writeClock(request.time);
  if (request.kind === 'power') return [request.on ? power.on : power.off];
  return request.kind === 'brightness' ? [byHand, ...level.write(request.level, 'brightness')] : [];
}

/** The data of a request. */
export function writeRequest({ request, reply }: RequestData, model: Model): Uint8Array {
  const parameters = parametersOf(request, model);
  const length = model.sendsParameterLength ? parameters.length : 0;
  return concat(
    opcodeOf(request),
    [reply ? replyFlag.yes : replyFlag.no],
    whole(2).write(length, 'length of the parameters'),
    parameters,
  );
}

/** Readers of parameters, by kind; undefined where they make no sense. */
const readers: Readonly<
  Record<keyof typeof parameterCommands, (bytes: Uint8Array, model: Model) => Request | undefined>
> = {
  setTime(bytes) {
    const time = bytes.length === clockBytes ? readClock(bytes) : undefined;
    return time && { kind: 'setTime', time };
  },
  power: ([state, ...more]) =>
    more.length === 0 && (state === power.on || state === power.off)
      ? { kind: 'power', on: state === power.on }
      : undefined,
  brightness([mode, value = brightest + 1, ...more]) {
    const known = mode === byHand && more.length === 0 && value <= brightest;
    return known ? { kind: 'brightness', level: value } : undefined;
  },
  updateAreas(bytes, model) {
    const update = readAreas(bytes, model.horizontalUnit);
    return update && { kind: 'updateAreas', ...update };
  },
};

function kindOf<T extends Readonly<Record<string, readonly [number, number]>>>(
  table: T,
  group: number,
  command: number,
): keyof T | undefined {
  for (const kind in table) {
    const opcode = table[kind];
    if (opcode?.[0] === group && opcode[1] === command) return kind;
  }
  return undefined;
}

function readKnown(group: number, command: number, bytes: Uint8Array, model: Model): Request | undefined {
  const plain = kindOf(plainCommands, group, command);
  if (plain) return bytes.length === 0 ? { kind: plain } : undefined;
  const kind = kindOf(parameterCommands, group, command);
  return kind && readers[kind](bytes, model);
}

/** The request in a packet; undefined if it is too short for one. The announced length of the parameters is not believed. */
export function readRequest(data: Uint8Array, model: Model): RequestData | undefined {
  const [group, command, flag] = data;
  if (group === undefined || command === undefined || data.length < headBytes) return undefined;
  const parameters = data.slice(headBytes);
  const request = readKnown(group, command, parameters, model);
  return {
    request: request ?? { kind: 'unexpected', group, command, data: parameters },
    reply: flag !== replyFlag.no,
  };
}
