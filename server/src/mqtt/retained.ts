import { Readable } from 'node:stream';
import type { Aedes, PublishPacket } from 'aedes';

/**
 * Finds what is retained by its topic: nobody may subscribe to a wildcard here (`readableTopics`). The broker's own way
 * tries every retained message for each topic of each subscription, which ten thousand agents cannot wait for.
 */
export function keepRetainedByTopic(broker: Aedes): void {
  const memory = 'persistence' in broker ? broker.persistence : null;
  if (typeof memory !== 'object' || memory === null) throw new TypeError('the broker has no memory');
  const retained = new Map<string, PublishPacket>();
  const find = (topics: readonly string[]): Readable =>
    Readable.from(topics.flatMap((topic) => retained.get(topic) ?? []));
  Object.assign(memory, {
    storeRetained(packet: PublishPacket): Promise<void> {
      // An empty one takes back what was retained (MQTT 3.1.1 §3.3.1.3).
      if (packet.payload.length === 0) retained.delete(packet.topic);
      // The broker goes on with the packet itself.
      else retained.set(packet.topic, { ...packet });
      return Promise.resolve();
    },
    createRetainedStreamCombi: find,
    createRetainedStream: (topic: string) => find([topic]),
  });
}
