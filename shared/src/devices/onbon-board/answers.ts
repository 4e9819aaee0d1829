import { concat } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { type Field, type Layout, layoutSize, readLayout, whole, writeLayout } from '../../codec/fields.ts';
import { clockBytes, readClock, writeClock } from './clock.ts';
import { answers, type ClockTime, type Status, type ToHost } from './messages.ts';
import { refusalOf } from './refusals.ts';

/** Group, command, error, two reserved. */
const headBytes = 5;
const u8 = whole(1);

/** An answer without the address it came from. */
export type Answer = ToHost extends infer M ? (M extends ToHost ? Omit<M, 'from'> : never) : never;

/** Text of a fixed number of bytes, NUL where it is shorter. */
const characters = (size: number): Field<string> => ({
  size,
  read: (bytes) => String.fromCharCode(...bytes).replace(/\0+$/, ''),
  write(text, name) {
    const bytes = Array.from(text, (character) => character.charCodeAt(0));
    if (bytes.length > size || bytes.some((byte) => byte > 0xff)) {
      throw new UnencodableError(`${name} is longer than ${size} one-byte characters.`);
    }
    return [...bytes, ...Array.from({ length: size - bytes.length }, () => 0)];
  },
});

const powerState: Field<boolean> = {
  size: 1,
  read: ([state]) => (state === 1 || state === 2 ? state === 1 : undefined),
  write: (on) => [on ? 1 : 2],
};

const clock: Field<ClockTime | null> = {
  size: clockBytes,
  read: (bytes) => readClock(bytes) ?? null,
  write: (time) => (time ? writeClock(time) : Array.from({ length: clockBytes }, () => 0)),
};

const specialArea: Field<Status['specialArea']> = {
  size: 2,
  read: ([flag = 0, pages = 0]) => ({ flag, pages }),
  write: ({ flag, pages }) => [...u8.write(flag, 'special area'), ...u8.write(pages, 'special pages')],
};

type StatusHead = Omit<Status, 'areas' | 'identity'> & { readonly areaCount: number };

/** A status up to the ids of its areas, in the order of the maker's own protocol analyser. */
const statusLayout: Layout<StatusHead> = {
  on: powerState,
  brightness: u8,
  time: clock,
  programs: u8,
  playing: characters(4),
  specialArea,
  areaCount: u8,
};
const identityLayout: Layout<NonNullable<Status['identity']>> = {
  barcode: characters(16),
  networkId: characters(12),
};

function writeStatus({ areas, identity, ...head }: Status): number[] {
  return [
    ...writeLayout(statusLayout, { ...head, areaCount: areas.length }),
    ...areas.flatMap((id) => u8.write(id, 'id')),
    ...(identity ? writeLayout(identityLayout, identity) : []),
  ];
}

function readStatus(data: Uint8Array): Status | undefined {
  const read = readLayout(statusLayout, data);
  if (!read) return undefined;
  const { areaCount, ...head } = read;
  const from = layoutSize(statusLayout);
  const areas = Array.from(data.subarray(from, from + areaCount));
  if (areas.length < areaCount) return undefined;
  const tail = data.subarray(from + areaCount);
  if (tail.length === 0) return { ...head, areas, identity: null };
  const identity = tail.length === layoutSize(identityLayout) ? readLayout(identityLayout, tail) : undefined;
  return identity && { ...head, areas, identity };
}

const head = { group: u8, command: u8, error: u8 };

/** The data of an answer. */
export function writeAnswer(answer: Answer): Uint8Array {
  if (answer.kind === 'ack') return concat(answers.ack, [0, 0, 0]);
  if (answer.kind === 'nack') return concat(answers.nack, u8.write(answer.code, 'error'), [0, 0]);
  if (answer.kind === 'status') return concat(answers.status, [0, 0, 0], writeStatus(answer.status));
  const { group, command, error, data } = answer;
  return concat(writeLayout(head, { group, command, error }), [0, 0], data);
}

/** The answer in a packet; undefined if it is too short for one. */
export function readAnswer(packet: Uint8Array): Answer | undefined {
  const [group, command, error] = packet;
  if (group === undefined || command === undefined || error === undefined || packet.length < headBytes) {
    return undefined;
  }
  const data = packet.slice(headBytes);
  const is = ([g, c]: readonly [number, number]): boolean => g === group && c === command;
  if (is(answers.ack) && error === 0 && data.length === 0) return { kind: 'ack' };
  if (is(answers.nack) && data.length === 0)
    return { kind: 'nack', code: error, refusal: refusalOf(error) ?? null };
  const status = is(answers.status) && error === 0 ? readStatus(data) : undefined;
  return status ? { kind: 'status', status } : { kind: 'unexpected', group, command, error, data };
}
