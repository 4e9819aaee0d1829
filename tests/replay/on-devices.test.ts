import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromSeenHex, toHex, type ByteLink, type CapturedFrame } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { hallInTest } from '../../display-agent/src/testing/hall-in-test.ts';
import { settled } from '../../display-agent/src/testing/virtual-clock.ts';
import { deviceBench } from '../../hardware-sim/src/testing/device-bench.ts';
import { readCapture } from './read-capture.ts';

const capture = (name: string): readonly CapturedFrame[] =>
  readCapture(readFileSync(join(import.meta.dirname, 'captures', `${name}.jsonl`), 'utf8'));

const bytesOf = ({ hex }: CapturedFrame): Uint8Array => Uint8Array.from(fromSeenHex(hex), Number);

/** Says to a simulated device what the host said in a capture, and has what it answers, in hex. */
async function replayTo(link: ByteLink, frames: readonly CapturedFrame[]): Promise<string> {
  let heard = '';
  link.onBytes((bytes) => {
    heard += toHex(bytes).replaceAll(' ', '').toUpperCase();
  });
  for (const frame of frames) {
    if (frame.direction !== 'to-device') continue;
    await link.write(bytesOf(frame));
    await new Promise(setImmediate);
  }
  return heard;
}

const answersIn = (frames: readonly CapturedFrame[]): string =>
  frames.flatMap(({ direction, hex }) => (direction === 'to-host' ? [hex] : [])).join('');

describe('a capture replayed to a simulated device', () => {
  it('puts the same ticket on paper, and the printer answers the same while it has paper', async () => {
    const frames = capture('ticket-is-printed');
    const bench = await deviceBench([
      { link: 'p', devices: [{ kind: 'printer', id: 'p', kiosk: 'K2', model: frames[0]!.model }] },
    ]);
    const job = frames.findIndex(({ hex }) => hex.endsWith('1D7201'));
    const asked = frames.slice(0, job).filter(({ direction }) => direction === 'to-device');
    const heard = await replayTo(bench.connect('p'), frames.slice(0, job + 1));
    // The fence behind the job is answered when it is on paper; here that takes no time.
    expect(heard).toBe(`${'12'.repeat(asked.length)}00`);
    expect(answersIn(frames.slice(0, job))).toMatch(/^(?:12)+$/);
    expect(frames.slice(job).find(({ hex }) => hex === '00')?.direction).toBe('to-host');
    const { newest } = bench.hall.at('printer', { kiosk: 'K2' })!.view();
    expect(newest.flatMap(({ text }) => text).join()).toContain('号');
    expect(newest[0]?.cut).not.toBeNull();
  });

  it.each([
    ['call-on-an-onbon-board', { kind: 'onbon-board', id: 'b', window: 1, model: 'bx-5k' }, '请'],
    ['strip-screen', { kind: 'strip-board', id: 'b', window: 1, address: 7, model: 'slzc-8' }, '7'],
  ] as const)(
    '%s shows the same words, and the board confirms them the same way',
    async (name, board, words) => {
      const frames = capture(name);
      const bench = await deviceBench([{ link: 'b', devices: [board] }]);
      const heard = await replayTo(bench.connect('b'), frames);
      expect(heard).toBe(answersIn(frames));
      expect(bench.hall.at('board', { window: 1 })!.view().text).toContain(words);
    },
  );
});

describe('a capture replayed to the driver', () => {
  it('of a clerk who calls has the driver acknowledge the key as it did, and the hub asked to call', async () => {
    const frames = capture('clerk-logs-in-and-calls');
    const { session, port, plugAll } = hallInTest();
    plugAll();
    await settled();
    const bus = port('counter-bus');
    bus.take();
    const key = frames.find(({ direction, hex }) => direction === 'to-host' && !hex.includes('*'))!;
    bus.say(bytesOf(key));
    await settled();
    expect(session.sent.map(({ command }) => command)).toEqual([{ kind: 'call-next', window: 1 }]);
    const acknowledged = frames[frames.indexOf(key) + 1]!;
    expect(bus.take().map((bytes) => toHex(bytes).replaceAll(' ', '').toUpperCase())).toContain(
      acknowledged.hex,
    );
  });
});
