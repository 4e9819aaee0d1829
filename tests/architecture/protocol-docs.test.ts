import { hex, toHex } from '@jiaohao/shared';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driverTimes } from './pages/driver-times.ts';
import { pathOf, readPage, regenerated, rowsOf } from './pages/page.ts';
import { protocols } from './pages/protocols.ts';
import { protocolSections } from './pages/protocol-sections.ts';

const directions: Readonly<Record<string, string>> = { 'to device': 'toDevice', 'to host': 'toHost' };

/** Frames taken apart: a fenced block "```frame to host: card found", bytes first in each line, words behind them. */
function framesOn(text: string): { direction: string; name: string; bytes: Uint8Array }[] {
  const blocks = text.matchAll(/^```frame (?<way>to device|to host): (?<name>.+)\n(?<lines>[^]*?)^```$/gm);
  return [...blocks].map(({ groups: { way = '', name = '', lines = '' } = {} }) => ({
    direction: directions[way] ?? '',
    name,
    bytes: hex([...lines.matchAll(/^(?:[0-9A-F]{2} ?)+(?= |$)/gm)].join(' ')),
  }));
}

describe.each(protocols)('the page of $name', (protocol) => {
  const { name, page, vectors, models, read } = protocol;
  const text = readPage(page);
  const rows = rowsOf(text);

  it('has the tables the code has (after a change: npx vitest run tests/architecture -u)', async () => {
    await expect(await regenerated(page, protocolSections(protocol))).toMatchFileSnapshot(pathOf(page));
  });

  it('names every kind of message and every model', () => {
    const kinds = vectors.map(({ message }) => `\`${message.kind}\``);
    const wanted = [...new Set([...kinds, ...[...models.keys()].map((id) => `\`${id}\``)])];
    expect(wanted.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('quotes only bytes that read as the message beside them', () => {
    const quoted = rows.filter(
      ([way = '', , , bytes = '']) => way in directions && /^[0-9A-F ]+$/.test(bytes),
    );
    expect(quoted.length).toBeGreaterThan(0);
    for (const [way = '', kind = '', example = '', bytes = ''] of quoted) {
      const vector = vectors.find((each) => each.direction === directions[way] && each.name === example);
      expect.soft(bytes, example).toBe(vector?.hex);
      expect.soft(vector && read(vector, hex(bytes)), example).toEqual({ kinds: [kind], skipped: 0 });
    }
  });

  it('takes apart at least one frame each way, byte for byte a vector', () => {
    const frames = framesOn(text);
    expect(new Set(frames.map(({ direction }) => direction))).toEqual(new Set(['toDevice', 'toHost']));
    for (const { direction, name: example, bytes } of frames) {
      const vector = vectors.find((each) => each.direction === direction && each.name === example);
      expect.soft(toHex(bytes), example).toBe(vector && toHex(hex(vector.hex)));
      expect
        .soft(vector && read(vector, bytes), example)
        .toEqual({ kinds: [vector?.message.kind], skipped: 0 });
    }
  });

  it('has no fenced block that is not a frame taken apart', () => {
    const fenced = [...text.matchAll(/^```(?<info>.*)\n[^]*?^```$/gm)].map(
      ({ groups }) => groups?.['info'] ?? '',
    );
    expect(fenced.filter((info) => !info.startsWith('frame '))).toEqual([]);
  });

  it("gives the driver's times as they are", () => {
    const listed = rows.filter(
      ([word = '']) => /Ms$|^noiseBytes$/.test(word) && !isModelSetting(models, word),
    );
    const values = listed.map(([word = '', value]) => [word, Number(value)] as const);
    expect(values.length).toBe(new Set(values.map(([word]) => word)).size);
    expect(Object.fromEntries(values)).toEqual(driverTimes(name));
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?<target>[^)#:]+)(?:#[^)]*)?\)/g)].map(
      ({ groups }) => groups?.['target'] ?? '',
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((target) => !existsSync(join(dirname(pathOf(page)), target)))).toEqual([]);
  });
});

function isModelSetting(models: ReadonlyMap<string, object>, word: string): boolean {
  return [...models.values()].some((model) => word in model);
}
