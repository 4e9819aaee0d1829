/*
 * As much of MQTT 3.1.1 as a light client needs: what it writes, and what it reads of what a broker says. A full client a
 * socket would have the load process, not the broker, set the pace.
 */

/** What a broker says, as far as a light client cares. */
export type Heard =
  | { readonly kind: 'connected'; readonly code: number }
  | { readonly kind: 'subscribed' | 'acknowledged'; readonly id: number }
  | {
      readonly kind: 'message';
      readonly topic: string;
      readonly payload: Buffer;
      /** Null: QoS 0, nothing to acknowledge. */
      readonly id: number | null;
    }
  | { readonly kind: 'alive' };

export interface Will {
  readonly topic: string;
  readonly payload: string;
}

/** A whole packet: fixed header (type and flags, remaining length, §2.2) and body. */
function packet(first: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = [first];
  let left = body.length;
  do {
    head.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
    left >>= 7;
  } while (left > 0);
  return Buffer.concat([Uint8Array.from(head), body]);
}

function text(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([short(bytes.length), bytes]);
}

function short(value: number): Buffer {
  return Buffer.of(value >> 8, value & 0xff);
}

/** §3.1: a clean session, user and password, a retained last will of QoS 1. */
export function connect(client: string, secret: string, keepaliveSeconds: number, will: Will): Buffer {
  const flags = 0x80 | 0x40 | 0x20 | 0x08 | 0x04 | 0x02;
  return packet(
    0x10,
    text('MQTT'),
    Buffer.of(4, flags),
    short(keepaliveSeconds),
    text(client),
    text(will.topic),
    text(will.payload),
    text(client),
    text(secret),
  );
}

/** §3.8, every topic at QoS 1. */
export function subscribe(id: number, topics: readonly string[]): Buffer {
  return packet(0x82, short(id), ...topics.flatMap((topic) => [text(topic), Buffer.of(1)]));
}

/** §3.3, QoS 1. */
export function publish(id: number, topic: string, payload: string, retain = false): Buffer {
  return packet(0x32 | (retain ? 1 : 0), text(topic), short(id), Buffer.from(payload));
}

/** §3.4 */
export function acknowledge(id: number): Buffer {
  return packet(0x40, short(id));
}

/** §3.12 */
export const ping = packet(0xc0);

/** Cuts a stream into packets, whatever its chunks. */
export function createReader(): (chunk: Buffer) => Heard[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const heard: Heard[] = [];
    for (;;) {
      const frame = firstFrame(rest);
      if (frame === null) return heard;
      heard.push(read(rest[0] ?? 0, rest.subarray(frame.from, frame.to)));
      rest = rest.subarray(frame.to);
    }
  };
}

/** Where the body of the first packet lies; null: not all of it is there. */
function firstFrame(bytes: Buffer): { from: number; to: number } | null {
  let length = 0;
  for (let at = 1; at < Math.min(bytes.length, 5); at += 1) {
    const digit = bytes[at] ?? 0;
    length += (digit & 0x7f) * 128 ** (at - 1);
    if ((digit & 0x80) !== 0) continue;
    const to = at + 1 + length;
    return to <= bytes.length ? { from: at + 1, to } : null;
  }
  return null;
}

function read(first: number, body: Buffer): Heard {
  switch (first >> 4) {
    case 2:
      return { kind: 'connected', code: body[1] ?? -1 };
    case 3: {
      const size = body.readUInt16BE(0);
      const topic = body.toString('utf8', 2, 2 + size);
      const withId = ((first >> 1) & 3) > 0;
      const id = withId ? body.readUInt16BE(2 + size) : null;
      return { kind: 'message', topic, payload: body.subarray(2 + size + (withId ? 2 : 0)), id };
    }
    case 4:
      return { kind: 'acknowledged', id: body.readUInt16BE(0) };
    case 9:
      return { kind: 'subscribed', id: body.readUInt16BE(0) };
    case 13:
      return { kind: 'alive' };
    default:
      throw new Error(`the broker said a packet of type ${first >> 4}, which a light client does not know`);
  }
}
