import { expect, it } from 'vitest';
import type { PublishPacket } from 'aedes';
import { createExactTopics } from './exact-topics.ts';

const about = (topic: string): PublishPacket => ({
  cmd: 'publish',
  topic,
  payload: '',
  qos: 1,
  retain: false,
  dup: false,
});

it('given who subscribed to a topic, then they and nobody else hear it, and whoever leaves hears it no more', () => {
  const topics = createExactTopics();
  const heard: string[] = [];
  const listener = (name: string) => (packet: PublishPacket, done: () => void) => {
    heard.push(`${name} ${packet.topic}`);
    done();
  };
  const second = listener('second');
  topics.on('a', listener('first'));
  topics.on('a', second);
  topics.on('b', listener('third'));
  topics.emit(about('a'), () => {});
  expect(heard.splice(0)).toEqual(['first a', 'second a']);
  topics.removeListener('a', second);
  topics.emit(about('a'), () => {});
  expect(heard).toEqual(['first a']);
});

it('is done when all have been served, and at once where nobody listens', () => {
  const topics = createExactTopics();
  const served: (() => void)[] = [];
  let done = 0;
  const isDone = (): void => void (done += 1);
  topics.emit(about('a'), isDone);
  expect(done).toBe(1);
  for (let n = 0; n < 2; n += 1) topics.on('a', (_, one) => void served.push(one));
  topics.emit(about('a'), isDone);
  served[0]?.();
  expect(done).toBe(1);
  served[1]?.();
  expect(done).toBe(2);
});

it('given somebody leaves while a message goes round, then the others still hear it', () => {
  const topics = createExactTopics();
  const heard: string[] = [];
  const first = (_: PublishPacket, done: () => void): void => {
    topics.removeListener('a', first);
    heard.push('first');
    done();
  };
  topics.on('a', first);
  topics.on('a', (_, done) => {
    heard.push('second');
    done();
  });
  topics.emit(about('a'), () => {});
  expect(heard).toEqual(['first', 'second']);
});
