import { describe, expect, it } from 'vitest';
import { checkNextPlan, checkPlan } from './check-plan.ts';
import { smallPlan } from './testing/small-plan.ts';

const plan = smallPlan();

/** What is wrong with the small plan when its hall is changed: field, and the sentence with its place. */
function wrong(hall: object, more: object = {}): string[][] {
  const checked = checkPlan({ ...plan, ...more, hall: { ...plan.hall, ...hall } });
  return checked.ok ? [] : checked.problems.map(({ field, place, zh }) => [field, `${place.zh}：${zh}`]);
}

describe('checking a plan', () => {
  it('finds nothing wrong with a right one', () => {
    expect(checkPlan(plan)).toEqual({ ok: true, plan });
  });

  it('tells every problem once, at its field, with the place in words', () => {
    const [deposit, withdrawal] = plan.hall.services;
    const services = [
      { ...deposit, series: 'a', name: { zh: '缴存', en: '' } },
      {
        ...withdrawal,
        id: 'deposit',
        documents: [
          { zh: '证', en: 'ID' },
          { zh: '', en: 'Card' },
        ],
      },
    ];
    expect(wrong({ services, standingNotices: [{ zh: '', en: 'Open' }] })).toEqual([
      ['hall.services.0.name.en', '业务“deposit” · 名称 · 英文：不能为空。'],
      ['hall.services.0.series', '业务“deposit” · 号票字母：请填一个大写字母，例如 A。'],
      ['hall.services.1.documents.1.zh', '业务“withdrawal” · 材料 · 第2项 · 中文：不能为空。'],
      ['hall.standingNotices.0.zh', '第1条常设告示 · 中文：不能为空。'],
      ['hall.services.1.id', '业务“withdrawal” · 代号：业务代号 deposit 重复。'],
      ['hall.windows.1.services', '2号窗口 · 业务：2号窗口的业务 withdrawal 不在业务列表中。'],
    ]);
  });

  it('tells of windows, agents and settings by what people call them', () => {
    const windows = plan.hall.windows.map((each) => ({
      ...each,
      number: each.number === 2 ? 1 : each.number,
    }));
    expect(wrong({ windows })).toEqual([
      ['hall.windows.1.number', '1号窗口 · 窗口号：1号窗口重复。'],
      ['agents.1.windows.1', '设备 D1 · 窗口 · 第2项：没有2号窗口，请从窗口列表中选择。'],
    ]);
    expect(wrong({ settings: { ...plan.hall.settings, opensAt: '18:00', closesAt: '17:00' } })).toEqual([
      ['hall.settings.closesAt', '停止取号：要晚于开始取号的时间 18:00。'],
    ]);
    expect(wrong({}, { agents: [...plan.agents, { id: 'K1', kind: 'kiosk' }] })).toEqual([
      ['agents.2.id', '设备 K1 · 代号：设备编号 K1 重复。'],
    ]);
    expect(wrong({}, { publicUrl: 'the hall' })).toEqual([
      ['publicUrl', '对外网址：请填网址，例如 http://192.168.1.10:8080。'],
    ]);
  });

  it('tells what a value should be, whatever stands there', () => {
    const { settings } = plan.hall;
    const first = (more: object) => ({
      services: plan.hall.services.map((each, at) => (at === 0 ? { ...each, ...more } : each)),
    });
    expect(wrong(first({ expectedMinutes: Number.NaN }))[0]?.[1]).toContain('请填数字。');
    expect(wrong(first({ expectedMinutes: 500 }))[0]?.[1]).toContain('不能大于 480。');
    expect(wrong(first({ group: 'other' }))[0]?.[1]).toContain('请从可选的项中选择。');
    expect(wrong(first({ needsCard: 'yes' }))[0]?.[1]).toContain('请选择是或否。');
    expect(wrong(first({ documents: 'card' }))[0]?.[1]).toContain('这里应是一个列表。');
    expect(wrong(first({ colour: 'red' }))[0]).toEqual([
      'hall.services.0.colour',
      '业务“deposit” · colour：没有“colour”这一项，请检查拼写或删去。',
    ]);
    expect(wrong({ settings: { ...settings, elderlyFrom: 20 } })[0]?.[1]).toBe('老年人年龄：不能小于 50。');
    expect(wrong({ settings: { ...settings, missCalls: 1.5 } })[0]?.[1]).toBe('过号前呼叫次数：请填整数。');
    expect(checkPlan('a plan')).toMatchObject({
      ok: false,
      problems: [{ field: '', place: { zh: '文件' } }],
    });
  });

  it('lets a hall follow itself only', () => {
    const elsewhere = { ...plan, hall: { ...plan.hall, id: 'elsewhere' } };
    expect(checkNextPlan(plan, plan)).toMatchObject({ ok: true });
    expect(checkNextPlan(elsewhere, plan)).toMatchObject({ ok: false, problems: [{ field: 'hall.id' }] });
    expect(checkNextPlan(null, plan)).toMatchObject({ ok: false });
  });
});
