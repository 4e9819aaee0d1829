import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hallOf } from '../cli/hall-of.ts';
import { loadHubFile } from '../config.ts';
import { readPlanFile, writePlanFile } from './plan-file.ts';

const demoPath = new URL('../../../hardware-sim/demo/hall.yaml', import.meta.url).pathname;
const hub = loadHubFile(demoPath);
const demo = { ...hallOf(hub, null), machine: hub.machine };

/** The problems with a file that is to follow the demo hall: field and sentence. */
function problemsOf(text: string): string[] {
  const read = readPlanFile(text, demo.plan);
  return read.ok ? [] : read.problems.map(({ field, place, zh }) => `${field} ${place.zh}：${zh}`);
}

describe('a hall file', () => {
  it('is read for its plan; accounts, ports and folders in it are left alone', () => {
    expect(readPlanFile(readFileSync(demoPath, 'utf8'), demo.plan)).toEqual({ ok: true, plan: demo.plan });
  });

  it('that was written out reads back as the same plan, and as a whole hall file', () => {
    const text = writePlanFile(demo.plan, 7, demo);
    expect(text).toContain('# 设置第7版的导出');
    expect(text).not.toContain('changedOn');
    expect(readPlanFile(text, demo.plan)).toEqual({ ok: true, plan: demo.plan });
    for (const part of ['timeZone: Asia/Shanghai', 'listen:', 'data: run/hub', 'staff:'])
      expect(text).toContain(part);
  });

  it('of one of many halls has nothing of what counts for all of them', () => {
    const text = writePlanFile(demo.plan, 7, { ...demo, host: 'east.fund.example' });
    expect(readPlanFile(text, demo.plan)).toEqual({ ok: true, plan: demo.plan });
    for (const part of ['timeZone:', 'listen:', 'data:']) expect(text).not.toContain(part);
  });

  it('keeps to itself the token that opens the metrics, and is read with one', () => {
    const token = '0123456789abcdef01234567';
    const machine = { ...demo.machine, metrics: { token } };
    const text = writePlanFile(demo.plan, 7, { ...demo, machine });
    expect(text).not.toContain(token);
    expect(readPlanFile(`${text}\nmetrics: { token: ${token} }\n`, demo.plan)).toEqual({
      ok: true,
      plan: demo.plan,
    });
  });

  it('is written with everything that differs from its default, ranks and guides included', () => {
    const [first, ...others] = demo.plan.hall.services;
    if (first === undefined) throw new Error('the demo hall has services');
    const guide = { ...first.guide, basis: { zh: '条例', en: 'Rules' }, changedOn: '2026-11-25' };
    const notice = { zh: '周六办公', en: 'Open on Saturdays' };
    const booked = { id: 'P1', service: first.id, date: '2026-12-01', minute: 540, memberKey: null };
    const plan = {
      ...demo.plan,
      publicUrl: 'http://10.0.0.1:8080',
      hall: {
        ...demo.plan.hall,
        services: [{ ...first, needsCard: true, guide }, ...others],
        windows: demo.plan.hall.windows.map((each) => ({ ...each, dedicatedGreen: each.number === 1 })),
        standingNotices: [notice],
        appointments: [booked],
      },
    };
    expect(readPlanFile(writePlanFile(plan, 8, demo), demo.plan)).toEqual({ ok: true, plan });
  });

  it('that is no YAML, or of no hall, is told in a sentence', () => {
    expect(problemsOf('hall:\n  id: demo\n  name: [')).toEqual([' 文件：第3行不是有效的 YAML。']);
    expect(problemsOf('- a list')).toEqual([' 文件：这不是大厅文件。']);
    const often = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcde'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcd'[at]}`).join(', ')}]`),
    ];
    expect(problemsOf(often.join('\n'))).toEqual([' 文件：文件里的引用太多。']);
    expect(problemsOf('agents: []')).toContain('hall 大厅：这一项缺失或不完整。');
  });

  it('of another hall is refused', () => {
    const text = writePlanFile({ ...demo.plan, hall: { ...demo.plan.hall, id: 'elsewhere' } }, 1, demo);
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^hall\.id 代号：大厅代号不能改变，应为 demo/)]);
  });
});
