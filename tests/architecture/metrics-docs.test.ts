import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allMetrics, metricSections } from './pages/metric-sections.ts';
import { pathOf, regenerated } from './pages/page.ts';

const page = 'docs/metrics.md';

const dashboard = z
  .object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })).default([]) })) })
  .parse(JSON.parse(readFileSync('docs/metrics-dashboard.json', 'utf8')));
const asked = new Set(
  dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:jiaohao|nodejs|process)_\w+/g) ?? []),
  ),
);

describe('what the hub measures of itself', () => {
  it('is listed in the documents (after a change: npx vitest run tests/architecture -u)', async () => {
    await expect(await regenerated(page, await metricSections())).toMatchFileSnapshot(pathOf(page));
  });

  it('is named as Prometheus wants it: the unit at the end, and totals say so', async () => {
    const own = (await allMetrics()).filter(({ name }) => name.startsWith('jiaohao_'));
    for (const { name, type } of own) {
      expect.soft(name).toMatch(/^jiaohao_[a-z]+(?:_[a-z]+)*$/);
      expect.soft(name.endsWith('_total'), name).toBe(type === 'counter');
    }
    const histograms = own.flatMap(({ name, type }) => (type === 'histogram' ? [name] : []));
    expect(histograms.filter((name) => !/_(?:seconds|commands)$/.test(name))).toEqual([]);
  });

  it('has everything that the dashboard asks for, and the dashboard all that is the hub’s own', async () => {
    const all = await allMetrics();
    const series = all.flatMap(({ name, type }) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    );
    expect([...asked].filter((name) => !series.includes(name))).toEqual([]);
    const shown = all.filter(({ name }) =>
      [...asked].some((each) => each === name || each.startsWith(`${name}_`)),
    );
    const own = all.filter(({ name }) => name.startsWith('jiaohao_'));
    expect(own.filter((metric) => !shown.includes(metric)).map(({ name }) => name)).toEqual([]);
  });
});
