import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topics } from '@jiaohao/shared';

/** A window is a number in the code, so a number nobody else has stands for it here. */
const window = 77_777;

describe('the documents', () => {
  it('list every MQTT topic, and no other', () => {
    const page = readFileSync('docs/protocols/mqtt.md', 'utf8');
    const documented = [...page.matchAll(/^\| `(?<topic>jiaohao\/[^`]+)`/gm)].map(
      (match) => match.groups?.['topic'],
    );
    const { board, keypad, kioskMenu, numberLease, ...ofAgents } = topics;
    const real = [
      ...Object.values(ofAgents).map((topic) => topic('{hall}', '{agent}')),
      ...[board, keypad].map((topic) => topic('{hall}', window).replace(String(window), '{window}')),
      ...[kioskMenu, numberLease].map((topic) => topic('{hall}', '{kiosk}')),
    ];
    expect(new Set(documented)).toEqual(new Set(real));
    expect(documented).toHaveLength(real.length);
  });
});
