import { describe, expect, it } from 'vitest';
import { changesBetween } from './plan-changes.ts';
import { planWithLoans, smallPlan } from './testing/small-plan.ts';
import type { WrittenPlan } from './written-plan.ts';

type Hall = WrittenPlan['hall'];

/** What is said of the small plan when its hall is changed. */
function saidOf(change: (hall: Hall) => Partial<Hall>): string[] {
  const before = smallPlan();
  return changesBetween(before, { ...before, hall: { ...before.hall, ...change(before.hall) } }).map(
    ({ zh }) => zh,
  );
}

const firstService = (more: Partial<Hall['services'][number]>) => (hall: Hall) => ({
  services: hall.services.map((each, at) => (at === 0 ? { ...each, ...more } : each)),
});
const firstWindow = (more: Partial<Hall['windows'][number]>) => (hall: Hall) => ({
  windows: hall.windows.map((each, at) => (at === 0 ? { ...each, ...more } : each)),
});

describe('what differs between two plans', () => {
  it('is nothing when they are the same, whatever order their keys are in', () => {
    expect(changesBetween(smallPlan(), smallPlan())).toEqual([]);
  });

  it('is said of a service by its name', () => {
    expect(saidOf(firstService({ expectedMinutes: 9, needsCard: true, group: 'loan' }))).toEqual([
      'deposit · 类别：缴存变更 → 贷款',
      'deposit · 预计分钟：5 → 9',
      'deposit · 须刷身份证：否 → 是',
    ]);
    expect(saidOf(({ services }) => ({ services: [...services].reverse() }))).toEqual(['业务的顺序改变。']);
  });

  it('is said of each document, and of their order', () => {
    const [card, contract] = [
      { zh: '身份证', en: 'ID card' },
      { zh: '合同', en: 'Contract' },
    ] as const;
    const before = smallPlan();
    const having = (documents: { zh: string; en: string }[]): WrittenPlan => ({
      ...before,
      hall: { ...before.hall, ...firstService({ documents })(before.hall) },
    });
    const said = (from: { zh: string; en: string }[], to: { zh: string; en: string }[]) =>
      changesBetween(having(from), having(to)).map(({ zh }) => zh);
    expect(said([card], [contract])).toEqual(['deposit · 新增材料：合同', 'deposit · 去掉材料：身份证']);
    expect(said([card, contract], [contract, card])).toEqual(['deposit · 材料的顺序改变。']);
  });

  it('is said of words in the language in which they differ', () => {
    const named = (name: { zh: string; en: string }) =>
      changesBetween(smallPlan(), { ...smallPlan(), hall: { ...smallPlan().hall, name } });
    expect(named({ zh: '大厅', en: 'Hall' })).toEqual([
      { zh: '大厅名称（英文）：The hall → Hall', en: 'Name of the hall (English): The hall → Hall' },
    ]);
    expect(named({ zh: '甲厅', en: 'The hall' })).toEqual([
      { zh: '大厅名称（中文）：大厅 → 甲厅', en: 'Name of the hall (Chinese): 大厅 → 甲厅' },
    ]);
    expect(named({ zh: '甲厅', en: 'Hall A' })).toEqual([
      { zh: '大厅名称：大厅 → 甲厅', en: 'Name of the hall: The hall → Hall A' },
    ]);
  });

  it('is said of a window by its number, with the names and ranks of services', () => {
    const services = [
      { service: 'withdrawal', rank: 2 },
      { service: 'deposit', rank: 1 },
    ];
    expect(saidOf(firstWindow({ services, dedicatedGreen: true }))).toEqual([
      '1号窗口 · 办理业务：deposit → withdrawal（第2顺位）、deposit',
      '1号窗口 · 绿色通道专窗：否 → 是',
    ]);
    expect(saidOf(firstWindow({ services: 'all', helperServices: ['withdrawal'] }))).toEqual([
      '1号窗口 · 办理业务：deposit → 全部业务',
      '1号窗口 · 协助业务：（无） → withdrawal',
    ]);
    expect(saidOf(({ windows }) => ({ windows: windows.slice(1) }))).toEqual(['删除1号窗口']);
  });

  it('is said of settings in words, of notices one by one', () => {
    expect(
      saidOf(({ settings }) => ({
        settings: { ...settings, signIn: 'required', greenDelivery: [], elderlyFrom: 60 },
      })),
    ).toEqual(['窗口登录：不必登录 → 必须登录', '实现方式：优先叫号 → （无）', '老年人年龄：65 → 60']);
    expect(saidOf(() => ({ standingNotices: [{ zh: '周六办公', en: 'Open on Saturdays' }] }))).toEqual([
      '新增常设告示：周六办公',
    ]);
  });

  it('is said of appointments by their number, of a long list in numbers', () => {
    const before = smallPlan();
    const booked = { id: 'P1', service: 'deposit', date: '2026-12-01', minute: 545, memberKey: null };
    const said = (from: Hall['appointments'], to: Hall['appointments']): string[] => {
      const having = (appointments: Hall['appointments']): WrittenPlan => ({
        ...before,
        hall: { ...before.hall, appointments },
      });
      return changesBetween(having(from), having(to)).map(({ zh }) => zh);
    };
    const other = { ...booked, id: 'P2', service: 'gone' };
    expect(said([], [booked, other])).toEqual([
      '新增预约 P1：2026-12-01 09:05 deposit',
      '新增预约 P2：2026-12-01 09:05 gone',
    ]);
    expect(said([booked, other], [other, booked])).toEqual([]);
    expect(said([booked], [])).toEqual(['删除预约 P1：2026-12-01 09:05 deposit']);
    const moved = { ...booked, service: 'rent', date: '2026-12-02', minute: 600, memberKey: 'a'.repeat(64) };
    expect(said([booked], [moved])).toEqual([
      '预约 P1 · 业务：deposit → rent',
      '预约 P1 · 日期：2026-12-01 → 2026-12-02',
      '预约 P1 · 时间：09:05 → 10:00',
      '预约 P1 · 限本人：否 → 是',
    ]);
    const many = Array.from({ length: 20 }, (_, n) => ({ ...booked, id: `L${n}` }));
    expect(said([booked], many)).toEqual(['预约名单：新增 20 条，删除 1 条，修改 0 条。']);
  });

  it('is said of agents, and of the order of kiosks, which decides their numbers', () => {
    const before = smallPlan();
    const said = (agents: WrittenPlan['agents'], from = before.agents) =>
      changesBetween({ ...before, agents: from }, { ...before, agents }).map(({ zh }) => zh);
    const [k1, k2] = [{ id: 'K1', kind: 'kiosk' } as const, { id: 'K2', kind: 'kiosk' } as const];
    expect(said([k1, { id: 'D1', kind: 'display', windows: [1] }])).toEqual([
      '显示代理 D1 · 负责窗口：1、2、3 → 1',
    ]);
    expect(said([...before.agents, k2])).toEqual(['新增取号机 K2']);
    expect(said([k2, k1], [k1, k2])).toEqual(['取号机的顺序改变。']);
    expect(changesBetween(before, { ...before, publicUrl: 'http://10.0.0.1' })).toEqual([
      { zh: '对外网址：（无） → http://10.0.0.1', en: 'Public address: (none) → http://10.0.0.1' },
    ]);
  });

  it('is said of what was taken out as well', () => {
    expect(changesBetween(planWithLoans(), smallPlan())).toEqual([
      { zh: '删除业务：贷款', en: 'Service removed: Loans' },
    ]);
  });
});
