import { describe, expect, it } from 'vitest';
import type { DeviceReport, Fault, Subject } from '@jiaohao/shared';
import type { AgentView } from '../../http/shapes/agent.ts';
import { conditionOf, needsCare } from './condition.ts';
import { lasting } from './lasting.ts';
import { groupsOf, nameOf, thingIn, type OpenIncident } from './things.ts';

const report = (
  device: string,
  kind: DeviceReport['kind'],
  over: Partial<DeviceReport> = {},
): DeviceReport => ({
  device,
  kind,
  at: 5,
  faults: [],
  skippedBytes: 0,
  ...over,
});
const agent = (over: Partial<AgentView>): AgentView => ({
  agent: 'K1',
  kind: 'kiosk',
  present: true,
  since: 1,
  replaying: 0,
  devices: [],
  ...over,
});
const words = { zh: '', en: '' };
const incident = (subject: Subject, fault: Fault): OpenIncident => ({
  id: `2026-11-23-${subject.id}`,
  subject,
  fault,
  what: null,
  since: 7,
  openedAt: 8,
  repairBy: null,
  escalatedAt: null,
  waitsForClearing: false,
  row: 'some-row',
  severity: 'incident',
  name: words,
  member: words,
  staff: words,
  hub: words,
  back: words,
  minutesOpen: 0,
  escalated: false,
});

describe('the devices of a hall', () => {
  it('stand under their host, window by window, with their incidents', () => {
    const [kiosk, display] = groupsOf(
      [
        agent({ devices: [report('K1-printer', 'printer', { faults: ['paper-out'] })] }),
        agent({
          agent: 'D1',
          kind: 'display',
          devices: [
            report('board-10', 'board', { window: 10 }),
            report('keypad-2', 'keypad', { window: 2 }),
            report('board-2', 'board', { window: 2 }),
            report('counter-bus', 'counter-bus'),
          ],
        }),
      ],
      [incident({ id: 'K1-printer', kind: 'printer', kiosk: 'K1' }, 'paper-out')],
    );
    expect(display?.things.map(({ subject }) => subject.id)).toEqual([
      'counter-bus',
      'board-2',
      'keypad-2',
      'board-10',
    ]);
    expect(kiosk?.things[0]?.incidents).toHaveLength(1);
    expect(kiosk?.things.map(({ subject }) => nameOf(subject))).toEqual([
      { zh: 'K1 打印机', en: 'K1 printer' },
    ]);
    expect(display?.things.map(({ subject }) => nameOf(subject).zh)).toEqual([
      '柜台总线',
      '2号窗口屏',
      '2号窗口 叫号键盘',
      '10号窗口屏',
    ]);
    expect(display?.host && nameOf(display.host.subject).zh).toBe('窗口设备主机 D1');
  });

  it('whose host is not heard of are not known', () => {
    const groups = groupsOf([agent({ present: false, devices: [report('K1-printer', 'printer')] })], []);
    const all = groups.flatMap(({ host, things }) => [...(host === null ? [] : [host]), ...things]);
    expect(all.map((thing) => [conditionOf(thing).zh, conditionOf(thing).tone, needsCare(thing)])).toEqual([
      ['失去联系', 'bad', true],
      ['状态不明', 'plain', false],
    ]);
  });

  it('and what hangs on no host stand last while something is wrong with them', () => {
    const groups = groupsOf(
      [agent({})],
      [
        incident({ id: 'hub', kind: 'hub' }, 'disk-full'),
        incident({ id: 'window-3', kind: 'window', window: 3 }, 'reported'),
      ],
    );
    expect(groups.at(-1)?.things.map(({ subject }) => nameOf(subject).zh)).toEqual(['中心服务', '3号窗口']);
    expect(thingIn(groups, 'hub')?.faults).toEqual(['disk-full']);
    expect([thingIn(groups, 'K1')?.subject.kind, thingIn(groups, 'K9'), thingIn(groups, null)]).toEqual([
      'kiosk',
      null,
      null,
    ]);
  });
});

describe('how a device is, in a word', () => {
  const with_ = (faults: Fault[], incidents: OpenIncident[] = []) =>
    conditionOf({
      subject: { id: 'K1-printer', kind: 'printer' },
      device: 'printer',
      isHeard: true,
      faults,
      since: 1,
      incidents,
    });

  it('is well, or all that is wrong, each once', () => {
    expect(with_([])).toEqual({ tone: 'good', zh: '正常', en: 'Well' });
    expect(
      with_(['paper-out', 'flapping'], [incident({ id: 'K1-printer', kind: 'printer' }, 'paper-out')]),
    ).toEqual({
      tone: 'bad',
      zh: '缺纸、时好时坏',
      en: 'Out of paper, comes and goes',
    });
  });

  it('is mild where it works all the same, and wrong until an incident is cleared', () => {
    expect(with_(['paper-near-end']).tone).toBe('warn');
    expect(with_([], [incident({ id: 'K1-printer', kind: 'printer' }, 'too-hot')])).toMatchObject({
      tone: 'bad',
      zh: '过热',
    });
  });
});

describe('a while in words', () => {
  it.each([
    [400, '不到 1 秒', 'under 1 s'],
    [5000, '5 秒', '5 s'],
    [60_000, '1 分', '1 min'],
    [125_000, '2 分 5 秒', '2 min 5 s'],
    [3_780_000, '1 小时 3 分', '1 h 3 min'],
    [90_000_000, '1 天 1 小时', '1 d 1 h'],
  ])('of %d ms is %s', (ms, zh, en) => {
    expect(lasting(ms)).toEqual({ zh, en });
  });
});
