import type { PublishPacket } from 'aedes';
import { expect, test } from 'vitest';
import { createMemoryOfBroker, type MemoryOfBroker } from './memory-of-broker.ts';

const topic = 'jiaohao/demo/boards/3';

test('given bytes that are a piece of a larger buffer, when they are retained, then they are kept alone, as they were', async () => {
  const chunk = Buffer.from('before {"number":"A001"} after');
  const memory = createMemoryOfBroker();
  memory.retain(packetOf(chunk.subarray(7, 24)));
  chunk.fill(0);
  const [{ payload } = packetOf('')] = await found(memory);
  expect(payload.toString()).toBe('{"number":"A001"}');
  expect(typeof payload === 'object' && payload.buffer.byteLength).toBe(17);
});

test('given text, when it is retained, then it is kept as the text it is', async () => {
  const memory = createMemoryOfBroker();
  memory.retain(packetOf('请到3号窗口'));
  expect((await found(memory)).map(({ payload }) => payload)).toEqual(['请到3号窗口']);
});

test.each(['', Buffer.alloc(0)])(
  'given something retained, when nothing comes in its place (%j), then it is gone',
  async (nothing) => {
    const memory = createMemoryOfBroker();
    memory.retain(packetOf('A001'));
    memory.retain(packetOf(nothing));
    expect(await found(memory)).toEqual([]);
  },
);

function packetOf(payload: PublishPacket['payload']): PublishPacket {
  return { cmd: 'publish', topic, payload, qos: 1, retain: true, dup: false };
}

/** As the broker looks for what a subscriber is sent first. */
function found({ persistence }: Pick<MemoryOfBroker, 'persistence'>): Promise<PublishPacket[]> {
  return persistence.createRetainedStreamCombi([topic]).toArray();
}
