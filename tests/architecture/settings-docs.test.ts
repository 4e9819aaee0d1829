import { expect, it } from 'vitest';
import { settingRows } from '../../server/src/domain/settings.ts';
import { pathOf, readPage, regenerated, rowsOf } from './pages/page.ts';
import { settingSections } from './pages/setting-sections.ts';

const page = 'README.md';

it('the README lists every setting of the hall as the code has it (after a change: npx vitest run tests/architecture -u)', async () => {
  await expect(await regenerated(page, settingSections())).toMatchFileSnapshot(pathOf(page));
});

it('every setting in the README has a default, a unit and a meaning', () => {
  const [, section = ''] = /<!-- settings -->([^]*)<!-- \/settings -->/.exec(readPage(page)) ?? [];
  const [, , ...rows] = rowsOf(section);
  expect(rows.map(([name]) => name)).toEqual(settingRows().map(({ name }) => name));
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
});
