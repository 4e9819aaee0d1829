import type { PublishPacket } from 'aedes';

type Deliver = (packet: PublishPacket, done: () => void) => void;

/** Brings what is published to those who have subscribed to exactly its topic. */
export interface ExactTopics {
  on(topic: string, deliver: Deliver, done?: () => void): void;
  removeListener(topic: string, deliver: Deliver, done?: () => void): void;
  /** `done`: all have been served. */
  emit(packet: PublishPacket, done: () => void): void;
  close(done: () => void): void;
}

/**
 * Nobody may subscribe to a wildcard here (`readableTopics`): one look-up finds who hears a message. The broker's own way
 * takes each topic to pieces and walks a tree of them, once a message and ten thousand times eight in memory.
 */
export function createExactTopics(): ExactTopics {
  /** Lists are replaced, never changed: one may be gone through just now. */
  const subscribers = new Map<string, readonly Deliver[]>();
  return {
    on(topic, deliver, done) {
      subscribers.set(topic, [...(subscribers.get(topic) ?? []), deliver]);
      if (done !== undefined) setImmediate(done);
    },
    removeListener(topic, deliver, done) {
      const left = (subscribers.get(topic) ?? []).filter((each) => each !== deliver);
      if (left.length > 0) subscribers.set(topic, left);
      else subscribers.delete(topic);
      if (done !== undefined) setImmediate(done);
    },
    emit(packet, done) {
      const all = subscribers.get(packet.topic) ?? [];
      let unserved = all.length;
      if (unserved === 0) done();
      const served = (): void => {
        unserved -= 1;
        if (unserved === 0) done();
      };
      for (const deliver of all) deliver(packet, served);
    },
    close(done) {
      setImmediate(done);
    },
  };
}
