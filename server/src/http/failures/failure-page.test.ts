import { afterEach, beforeEach, expect, it } from 'vitest';
import { degradation, type DegradationRow } from '../../domain/index.ts';
import { pageOf } from './failure-page.ts';
import { serveHall, type ServedHall } from '../testing/served-hall.ts';

let served: ServedHall;
beforeEach(async () => {
  served = await serveHall();
});
afterEach(async () => {
  await served.close();
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

it('says of everything that can fail, to whoever asks, all that the hub goes by, Chinese first', async () => {
  const response = await fetch(`${served.base}/help/failures`);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await response.text();
  const sections = new Map(
    [...page.matchAll(/<section id="(?<id>[^"]+)"[^]*?<\/section>/g)].map(([text, id]) => [id, text]),
  );
  const rows: readonly DegradationRow[] = degradation;
  expect([...sections.keys()]).toEqual(rows.map(({ id }) => id));
  for (const { id, name, member, staff, hub, back, noticeWithinSeconds } of rows) {
    const section = sections.get(id) ?? '';
    for (const { zh, en } of [name, member, staff, hub, back]) {
      expect.soft(section).toContain(`${escaped(zh)} <span lang="en">${escaped(en)}</span>`);
    }
    const noticed = noticeWithinSeconds === null ? '由人员报告' : `within ${noticeWithinSeconds} s<`;
    expect.soft(section).toContain(noticed);
    expect.soft(page).toContain(`<a href="#${id}">`);
  }
});

it('needs no script and nothing from outside', async () => {
  const page = await (await fetch(`${served.base}/help/failures`)).text();
  expect(page).not.toMatch(/<script|javascript:|\bon\w+=|(?:src|href)="(?!#)/);
});

it('takes a sentence for text, whatever stands in it', () => {
  const evil = { zh: '<script>甲</script>', en: '"a" & <b>' };
  const row: DegradationRow = {
    id: 'x',
    name: evil,
    kinds: [],
    faults: [],
    noticeWithinSeconds: null,
    severity: 'task',
    clearedBy: 'technician',
    effects: [],
    member: evil,
    staff: evil,
    hub: evil,
    back: evil,
  };
  const page = pageOf(evil, [row]);
  expect(page).not.toMatch(/<script|<b>/);
  expect(page.split('&lt;script&gt;甲&lt;/script&gt;')).toHaveLength(8);
  expect(page.split('&quot;a&quot; &amp; &lt;b&gt;')).toHaveLength(8);
});
