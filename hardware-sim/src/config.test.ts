import { fileURLToPath } from 'node:url';
import { isConfigError, loadConfig, parseConfig } from '@jiaohao/shared/node';
import { describe, expect, it } from 'vitest';
import { simulatorConfig } from './config.ts';

const demo = fileURLToPath(new URL('../demo/sim.yaml', import.meta.url));

/** What is said about a file; empty if it is right. */
function complaints(text: string): string {
  try {
    parseConfig('sim.yaml', text, simulatorConfig);
    return '';
  } catch (error) {
    return isConfigError(error) ? error.message : 'not a ConfigError';
  }
}

describe('the simulator’s configuration', () => {
  it('the demo hall has two kiosks and eight windows with keypad, evaluator and board', () => {
    const devices = loadConfig(demo, simulatorConfig).lines.flatMap((line) => line.devices);
    const count = (kind: string): number => devices.filter((device) => device.kind === kind).length;
    expect(['card-reader', 'printer', 'keypad', 'evaluator'].map(count)).toEqual([2, 2, 8, 8]);
    expect(count('onbon-board') + count('strip-board')).toBe(8);
  });

  it.each([
    [
      'lines: [{ link: a, devices: [{ kind: printer, id: p, kiosk: K1, model: nonsense }] }]',
      /sim\.yaml:1: .*model.*kiosk-80/,
    ],
    ['lines: [{ link: a, devices: [{ kind: toaster, id: p }] }]', /kind is card-reader/],
    ['lines: []', /at least one line/],
    [
      'lines:\n  - { link: a, devices: [{ kind: printer, id: p, kiosk: K1, model: kiosk-80 }] }\n  - { link: b, devices: [{ kind: printer, id: p, kiosk: K2, model: kiosk-80 }] }',
      /sim\.yaml:3: .*"p" is there twice/,
    ],
    [
      'lines: [{ link: a, devices: [{ kind: printer, id: p, kiosk: K1, model: kiosk-80 }, { kind: printer, id: q, kiosk: K2, model: kiosk-80 }] }]',
      /only keypads, evaluators and strip boards share a line/,
    ],
  ])('given %s, then it says where and what it expected', (text, expected) => {
    expect(complaints(text)).toMatch(expected);
  });
});
