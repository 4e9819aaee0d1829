import { Readable } from 'node:stream';
import type { PublishPacket } from 'aedes';

const nothing = Promise.resolve();
const nobody = Promise.resolve([]);
const none = (): Promise<void> => nothing;

/** What the broker remembers: what is retained, found by its exact topic. */
export interface MemoryOfBroker {
  /** Takes the place of what stood on its topic; an empty one takes that back (MQTT 3.1.1 §3.3.1.3). */
  retain(packet: PublishPacket): void;
  /** As the broker asks for it: it looks for what is retained, and has nothing else kept. */
  readonly persistence: { createRetainedStreamCombi(topics: readonly string[]): Readable };
}

/**
 * Nothing but what is retained: each session ends with its connection, so nothing is kept for the absent, and a last will
 * is known to its connection. The broker's own memory tries every retained message for each topic of each subscription, which
 * ten thousand agents cannot wait for, and looks with every message for those who are not there.
 */
export function createMemoryOfBroker(): MemoryOfBroker {
  const retained = new Map<string, PublishPacket>();
  const retain = (packet: PublishPacket): void => {
    if (packet.payload.length === 0) retained.delete(packet.topic);
    // The broker goes on with the packet itself.
    else retained.set(packet.topic, { ...packet, payload: cutLoose(packet.payload) });
  };
  const find = (topics: readonly string[]): Readable =>
    Readable.from(topics.flatMap((topic) => retained.get(topic) ?? []));
  const persistence = {
    // The broker looks whether it is written as one that waits.
    async setup(): Promise<void> {
      await nothing;
    },
    storeRetained(packet: PublishPacket): Promise<void> {
      retain(packet);
      return nothing;
    },
    createRetainedStreamCombi: find,
    subscriptionsByTopic: () => nobody,
    cleanSubscriptions: none,
    cleanIncoming: none,
    outgoingEnqueueCombi: none,
    outgoingClearMessageId: none,
    incomingGetPacket: none,
    outgoingStream: () => Readable.from([]),
    putWill: none,
    delWill: none,
    streamWill: () => Readable.from([]),
  };
  return { retain, persistence };
}

/** Bytes are a piece of something larger, as they came in or out of a pool: all of that would be kept with them. */
function cutLoose(payload: PublishPacket['payload']): PublishPacket['payload'] {
  if (typeof payload === 'string') return payload;
  const own = Buffer.allocUnsafeSlow(payload.length);
  payload.copy(own);
  return own;
}
