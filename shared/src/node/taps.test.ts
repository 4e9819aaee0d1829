import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hex } from '../codec/bytes.ts';
import { frameReport, type FrameReport } from '../contracts/frames.ts';
import { topics } from '../contracts/topics.ts';
import { models } from '../devices/escpos-printer/index.ts';
import { printerEar } from '../taps/device-ears.ts';
import { memoryLink } from '../testing/memory-link.ts';
import { openTaps, type TapsOptions } from './taps.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A kiosk's printer that somebody may look at. */
function printerTapped(tell?: TapsOptions['session']['tell']) {
  const reports: FrameReport[] = [];
  const ways = new Set<string>();
  let watch: (devices: string[], forMs?: number) => void = () => {};
  const taps = openTaps({
    hall: 'demo',
    agent: 'K1',
    session: {
      subscribe(topic, schema, listener) {
        expect(topic).toBe(topics.watch('demo', 'K1'));
        watch = (devices, forMs = 15_000) => listener(schema.parse({ devices, forMs }));
      },
      tell:
        tell ??
        ((topic, value, qos, passed) => {
          ways.add(`${topic} ${qos}`);
          reports.push(frameReport.parse(value));
          passed?.();
        }),
    },
    log: { error: () => expect.unreachable() },
  });
  const far = memoryLink();
  const link = taps.port([printerEar(models.get('kiosk-80')!, 'K1-printer')]).wrap(far.link);
  return {
    taps,
    far,
    link,
    reports,
    ways,
    watch: (devices: string[], forMs?: number) => watch(devices, forMs),
  };
}

const ask = hex('10 04 04');
const inHex = (reports: readonly FrameReport[]) =>
  reports.map(({ frames }) => frames.map(({ serial, hex: bytes }) => `${serial} ${bytes}`));

describe('what goes over a line that is watched', () => {
  it('is told in bundles, numbered, and no longer than the hub asks for it', async () => {
    const { link, far, reports, ways, watch } = printerTapped();
    await link.write(ask);
    watch(['K1-printer']);
    await link.write(ask);
    far.say(hex('12'));
    await vi.advanceTimersByTimeAsync(60);
    expect(inHex(reports)).toEqual([['0 100404', '1 12']]);
    expect([...ways]).toEqual([`${topics.frames('demo', 'K1')} 0`]);
    expect(reports[0]).toMatchObject({ device: 'K1-printer', protocol: 'escpos-printer', model: 'kiosk-80' });
    await vi.advanceTimersByTimeAsync(15_000);
    await link.write(ask);
    await vi.advanceTimersByTimeAsync(60);
    expect(reports).toHaveLength(1);
  });

  it('is dropped when nobody looks any more, or the agent stops', async () => {
    const { link, taps, reports, watch } = printerTapped();
    watch(['K1-printer']);
    await link.write(ask);
    watch([]);
    await vi.advanceTimersByTimeAsync(200);
    watch(['K1-printer']);
    await link.write(ask);
    taps.close();
    await vi.advanceTimersByTimeAsync(200);
    expect([reports.length, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('shows by its numbers what a slow link could not take', async () => {
    const slow: FrameReport[] = [];
    let passed = (): void => {};
    const { link, watch } = printerTapped((_topic, value, _qos, next = () => {}) => {
      slow.push(frameReport.parse(value));
      passed = next;
    });
    watch(['K1-printer']);
    await link.write(ask);
    await vi.advanceTimersByTimeAsync(60);
    for (let n = 0; n < 1000; n += 1) await link.write(ask);
    await vi.advanceTimersByTimeAsync(60);
    expect(slow).toHaveLength(1);
    for (let n = 0; n < 10; n += 1) passed();
    const serials = slow.flatMap(({ frames }) => frames.map(({ serial }) => serial));
    expect(serials).toEqual([0, ...Array.from({ length: 400 }, (_, i) => 601 + i)]);
    for (const { frames } of slow) expect(frames.length).toBeLessThanOrEqual(100);
  });

  it('is told in pieces where it is longer than a record', async () => {
    const { link, reports, watch } = printerTapped();
    watch(['K1-printer']);
    await link.write(new Uint8Array(10_000).fill(0x41));
    await vi.advanceTimersByTimeAsync(60);
    expect(reports.flatMap(({ frames }) => frames.map(({ hex: bytes }) => bytes.length / 2))).toEqual([
      4096, 4096, 1808,
    ]);
  });
});
