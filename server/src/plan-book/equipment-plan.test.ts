import { describe, expect, it } from 'vitest';
import { knownModels, type DisplayEquipment, type KioskEquipment } from '@jiaohao/shared';
import { checkPlan } from './check-plan.ts';
import { modelName } from './model-names.ts';
import { changesBetween } from './plan-changes.ts';
import { readPlanFile, writePlanFile } from './plan-file.ts';
import { smallPlan } from './testing/small-plan.ts';
import type { WrittenPlan } from './written-plan.ts';

const kiosk: KioskEquipment = {
  reader: { address: 'COM3', model: 'sdt' },
  printer: { address: '/dev/ttyUSB0', model: 'kiosk-80' },
};
const keypad = { line: 'bus', address: 1, model: 'keypad-21', evaluator: true };
const display: DisplayEquipment = {
  lines: [
    { name: 'bus', address: 'tcp://10.0.0.7:4001' },
    { name: 'board-1', address: 'COM5', baud: 57_600 },
  ],
  windows: [
    { window: 1, keypad, board: { protocol: 'onbon', line: 'board-1', address: 1, model: 'bx-5k' } },
    { window: 2, board: { protocol: 'strip', line: 'bus', address: 2, model: 'slzc-8' } },
  ],
};

/** The small plan with this equipment of kiosk K1 and display agent D1, whatever it is. */
function planWith(of: { K1?: unknown; D1?: unknown }, more: readonly object[] = []): unknown {
  const plan = smallPlan();
  const agents = plan.agents.map((agent) => {
    const equipment = agent.kind === 'kiosk' ? of.K1 : of.D1;
    return equipment === undefined ? agent : { ...agent, equipment };
  });
  return { ...plan, agents: [...agents, ...more] };
}
function sound(of: { K1?: unknown; D1?: unknown }): WrittenPlan {
  const checked = checkPlan(planWith(of));
  if (!checked.ok) throw new Error(checked.problems.map(({ en }) => en).join('\n'));
  return checked.plan;
}
/** What is wrong, in Chinese, with its place. */
function wrong(plan: unknown): string[] {
  const checked = checkPlan(plan);
  return checked.ok ? [] : checked.problems.map(({ place, zh }) => `${place.zh}：${zh}`);
}
const withLine = (nth: number, more: object) => ({
  ...display,
  lines: display.lines.map((line, at) => (at === nth ? { ...line, ...more } : line)),
});
const withWindow = (nth: number, more: object) => ({
  ...display,
  windows: display.windows.map((window, at) => (at === nth ? { ...window, ...more } : window)),
});

describe('ports and models in a plan', () => {
  it('are right as an agent’s own file has them, or not there at all', () => {
    expect(wrong(planWith({ K1: kiosk, D1: display }))).toEqual([]);
    expect(wrong(planWith({ K1: {} }))).toEqual([]);
    expect(sound({}).agents).toEqual(smallPlan().agents);
  });

  it('are told to be wrong at their place, in words', () => {
    expect(wrong(planWith({ K1: { printer: { address: '', model: 'laser' } } }))).toEqual([
      '设备 K1 · 端口与型号 · 打印机 · 地址：不能为空。',
      '设备 K1 · 端口与型号 · 打印机 · 型号：请从可选的项中选择。',
    ]);
    expect(wrong(planWith({ D1: withLine(0, { address: 'tcp://10.0.0.7' }) }))).toEqual([
      '设备 D1 · 端口与型号 · 端口 bus · 地址：串口服务器请写成 tcp://10.0.0.7:4001 的样子。',
    ]);
    expect(wrong(planWith({ D1: withLine(1, { name: '屏 一', baud: 12 }) }))).toEqual([
      '设备 D1 · 端口与型号 · 端口 屏 一 · 名称：请用字母、数字和连字符起名，例如 counter-bus。',
      '设备 D1 · 端口与型号 · 端口 屏 一 · 波特率：不能小于 1200。',
    ]);
    expect(wrong(planWith({ D1: withWindow(0, { keypad: { ...keypad, model: 'keypad-99' } }) }))).toEqual([
      '设备 D1 · 端口与型号 · 1号窗口 · 键盘 · 型号：请从可选的项中选择。',
    ]);
    expect(wrong(planWith({ D1: withWindow(0, { keypad: { ...keypad, line: '' } }) }))).toEqual([
      '设备 D1 · 端口与型号 · 1号窗口 · 键盘 · 端口：请从端口列表中选择。',
    ]);
    expect(wrong(planWith({ D1: withWindow(1, { board: undefined }) }))).toEqual([
      '设备 D1 · 端口与型号 · 2号窗口：键盘和窗口屏至少要有一样。',
    ]);
  });

  it('name no port twice', () => {
    expect(wrong(planWith({ K1: { ...kiosk, printer: { address: 'com3', model: 'kiosk-80' } } }))).toEqual([
      '设备 K1 · 端口与型号 · 打印机 · 地址：端口 com3 已接读卡器，请另选一个。',
    ]);
    expect(wrong(planWith({ D1: withLine(1, { address: 'tcp://10.0.0.7:4001' }) }))).toEqual([
      '设备 D1 · 端口与型号 · 端口 board-1 · 地址：tcp://10.0.0.7:4001 已是端口 bus 的地址，一个端口只能写一次。',
    ]);
  });

  it('belong to windows their agent looks after', () => {
    expect(wrong(planWith({ D1: withWindow(1, { window: 4 }) }))).toEqual([
      '设备 D1 · 端口与型号 · 4号窗口 · 窗口：4号窗口不归 D1 管，请先勾选它负责的窗口。',
    ]);
    expect(wrong(planWith({ D1: { lines: [], windows: [] } }))).toEqual([
      '设备 D1 · 端口与型号 · 窗口：至少要有一个窗口接着设备；要按那台机器自己的文件，请点“改用机器自己的文件”。',
    ]);
  });

  it('call no two lines with keypads alike, on whichever machine they are', () => {
    const plan = smallPlan();
    const first = {
      ...display,
      windows: [withWindow(0, { board: undefined }).windows[0]],
      lines: [display.lines[0]],
    };
    const second = { ...first, windows: [{ window: 2, keypad }] };
    const agents = [
      { id: 'D1', kind: 'display', windows: [1, 3], equipment: first },
      { id: 'D2', kind: 'display', windows: [2], equipment: second },
    ];
    expect(wrong({ ...plan, agents })).toEqual([
      '设备 D2 · 端口与型号 · 端口 bus · 名称：D1 已有接键盘的端口叫 bus，请另起一个名字。',
    ]);
  });

  it('are checked beside whatever else is wrong', () => {
    expect(wrong(planWith({ D1: display }, [{ id: 'K1', kind: 'kiosk' }]))).toEqual([
      '设备 K1 · 代号：设备编号 K1 重复。',
    ]);
  });
});

describe('what changed of ports and models', () => {
  const between = (before: { K1?: unknown; D1?: unknown }, after: { K1?: unknown; D1?: unknown }) =>
    changesBetween(sound(before), sound(after)).map(({ zh }) => zh);

  it('is told in the words of the page', () => {
    const printer = { address: 'COM9', model: 'epson-80', baud: 9600 };
    expect(between({ K1: kiosk }, { K1: { reader: kiosk.reader, printer } })).toEqual([
      '取号机 K1 · 打印机 · 地址：/dev/ttyUSB0 → COM9',
      '取号机 K1 · 打印机 · 型号：自助机 ESC/POS 打印机，80 毫米，GBK → 爱普生 TM-T82 类，80 毫米，中文',
      '取号机 K1 · 打印机 · 波特率：按型号 → 9600',
    ]);
    expect(between({ K1: kiosk }, { K1: { printer: kiosk.printer } })).toEqual([
      '取号机 K1 · 读卡器：SDT 读卡器（GA 467），COM3 → （无）',
    ]);
    expect(between({ D1: display }, { D1: withLine(0, { address: 'COM6' }) })).toEqual([
      '显示代理 D1 · 端口 bus · 地址：tcp://10.0.0.7:4001 → COM6',
    ]);
    expect(between({ D1: display }, { D1: { ...display, windows: display.windows.slice(0, 1) } })).toEqual([
      '显示代理 D1 · 删除2号窗口',
    ]);
    expect(
      between({ D1: display }, { D1: withWindow(0, { keypad: { ...keypad, evaluator: false } }) }),
    ).toEqual([
      '显示代理 D1 · 1号窗口 · 键盘：21 键窗口键盘，端口 bus，地址 1，带评价器 → 21 键窗口键盘，端口 bus，地址 1',
    ]);
  });

  it('says from when on the settings decide, and from when on the machine’s own file', () => {
    expect(between({}, { K1: kiosk })[0]).toBe('取号机 K1 · 端口与型号改由设置决定。');
    expect(between({}, { K1: kiosk })).toHaveLength(3);
    expect(between({ D1: display }, {})).toEqual(['显示代理 D1 · 端口与型号改用机器自己的文件。']);
  });
});

describe('a plan file', () => {
  it('has ports and models, and reads back as the same', () => {
    const plan = sound({ K1: kiosk, D1: display });
    const machine = {
      timeZone: 'Asia/Shanghai',
      data: 'run',
      metrics: { token: null },
      listen: { http: { host: '127.0.0.1', port: 8080 }, mqtt: { host: '127.0.0.1', port: 1883 } },
    };
    const text = writePlanFile(plan, 1, { machine, staff: [], host: null });
    expect(text).toContain('tcp://10.0.0.7:4001');
    expect(readPlanFile(text, plan)).toEqual({ ok: true, plan });
  });
});

describe('the models of the settings', () => {
  it('all have a name in both languages', () => {
    for (const id of knownModels) expect(modelName(id).zh).not.toBe(id);
  });
});
