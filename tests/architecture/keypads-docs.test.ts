import { counterBus } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { keypadCodes, keypadSections } from './pages/keypad-sections.ts';
import { pathOf, readPage, regenerated, rowsOf } from './pages/page.ts';

const page = 'docs/keypads.md';

describe('the page for clerks', () => {
  it('has the keys and codes the code has (after a change: npx vitest run tests/architecture -u)', async () => {
    await expect(await regenerated(page, keypadSections())).toMatchFileSnapshot(pathOf(page));
  });

  it('has every keypad model and every key printed on it', () => {
    const text = readPage(page);
    const legends = [...counterBus.models.values()].flatMap((model) => Object.values(model.legends));
    const wanted = [...counterBus.models.keys()]
      .map((id) => `\`${id}\``)
      .concat(legends.map((word) => `**${word}**`));
    expect(wanted.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('has every code of three digits, with a Chinese and an English meaning', () => {
    const codes = rowsOf(readPage(page)).filter(([first = '']) => /^\*\*\d+\*\*$/.test(first));
    expect(codes.map(([digits]) => digits)).toEqual(keypadCodes().map(({ digits }) => `**${digits}**`));
    // One code, one meaning: a clerk sees only the digits.
    expect(new Set(codes.map(([digits]) => digits)).size).toBe(codes.length);
    for (const [digits, zh = '', en = ''] of codes) {
      expect.soft(digits).toMatch(/^\*\*\d{3}\*\*$/);
      expect.soft(zh, digits).toMatch(/\p{Script=Han}/u);
      expect.soft(en, digits).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });
});
