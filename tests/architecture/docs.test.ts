import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topics } from '@jiaohao/shared';

describe('the documents', () => {
  it('list every MQTT topic, and no other', () => {
    const page = readFileSync('docs/protocols/mqtt.md', 'utf8');
    const documented = [...page.matchAll(/^\| `(?<topic>jiaohao\/[^`]+)`/gm)].map(
      (match) => match.groups?.['topic'],
    );
    const placeholder = (last: string) => last as unknown as number & string;
    const real = Object.entries(topics).map(([name, topic]) => {
      const last = { board: '{window}', keypad: '{window}', kioskMenu: '{kiosk}' }[name] ?? '{agent}';
      return topic('{hall}', placeholder(last));
    });
    expect(documented.toSorted()).toEqual(real.toSorted());
  });
});
