import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceFault } from '@jiaohao/shared';
import { speakingScreen, voiceOf, type ScreenVoice } from './who-speaks.ts';

const displays = [
  { id: 'D1', windows: [1, 2] },
  { id: 'D2', windows: [3] },
];
const speaker = (agent: string, faults: DeviceFault[] = [], speaks?: 'all' | 'offline-only') => ({
  device: `${agent}-speaker`,
  kind: 'speaker' as const,
  at: 0,
  faults,
  skippedBytes: 0,
  ...(speaks && { speaks }),
});
const agent = (name: string, devices: ReturnType<typeof speaker>[], present = true) => ({
  agent: name,
  present,
  devices,
});
const at = (window: number, ...agents: ReturnType<typeof agent>[]) => voiceOf(window, displays, agents);

describe('who says the calls of a window', () => {
  it('is its display agent, which says all calls unless it says otherwise', () => {
    expect(at(1, agent('D1', [speaker('D1')]))).toBe('window');
    expect(at(2, agent('D1', [speaker('D1', [], 'all')]))).toBe('window');
  });

  it.each([
    ['is gone', agent('D1', [speaker('D1')], false)],
    ['has no loudspeaker', agent('D1', [])],
    ['has one that is silent', agent('D1', [speaker('D1', ['silent'])])],
    ['speaks only while the hub is away', agent('D1', [speaker('D1', [], 'offline-only')])],
  ])('is the screen, when its agent %s', (_, standing) => {
    expect(at(1, standing, agent('D2', [speaker('D2')]))).toBe('screen');
    expect(at(3, standing, agent('D2', [speaker('D2')]))).toBe('window');
  });

  it('is the screen where no agent looks after the window, or none was heard of', () => {
    expect(at(9, agent('D1', [speaker('D1')]))).toBe('screen');
    expect(at(1)).toBe('screen');
  });
});

describe('the screen that speaks', () => {
  const screen = fc.record({ voice: fc.constantFrom<(ScreenVoice | null)[]>('on', 'spare', null) });

  it('is the first of those meant to, else the first spare one, else none', () => {
    const [quiet, spare, on] = [{ voice: null }, { voice: 'spare' as const }, { voice: 'on' as const }];
    expect(speakingScreen([quiet, spare, on, { voice: 'on' as const }])).toBe(on);
    expect(speakingScreen([quiet, spare, { voice: 'spare' as const }])).toBe(spare);
    expect(speakingScreen([quiet])).toBeUndefined();
  });

  it('is exactly one wherever one can speak', () => {
    fc.assert(
      fc.property(fc.array(screen), (screens) => {
        const speaks = speakingScreen(screens);
        expect(speaks !== undefined).toBe(screens.some(({ voice }) => voice !== null));
      }),
    );
  });

  it('stays the same when others come', () => {
    fc.assert(
      fc.property(fc.array(screen), fc.array(screen), (screens, later) => {
        const first = { voice: 'on' as const };
        const others = screens.filter(({ voice }) => voice !== 'on');
        expect(speakingScreen([...others, first, ...later])).toBe(first);
      }),
    );
  });
});
