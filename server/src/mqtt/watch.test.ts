import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Command, DeviceFault, DeviceReport, Fault } from '@jiaohao/shared';
import { initialState, type HallEvent } from '../domain/index.ts';
import type { Recorded } from '../runtime/hall.ts';
import { desk, handClock, silentLog, smallHall, type HandClock } from '../testing/hall.ts';
import { createDeviceRegister, type DeviceRegister } from './device-register.ts';
import { keepWatch } from './watch.ts';

let clock: HandClock;
let start: number;
let devices: DeviceRegister;
let stop: () => void;
/** What is wrong with the hub from now on. */
let seeHub: (faults: readonly Fault[]) => void;
/** What the hall was told, `K1-printer: paper-out`, in order. */
let told: string[];
/** The same of the hub itself, which is watched in all of these specs. */
let toldOfHub: string[];
let commands: Extract<Command, { kind: 'observe' }>[];
let ids: string[];
let actors: Set<string>;
/** What the hall answers next. */
let verdict: string;
let recorded: ((recorded: Recorded) => void)[];

function answerTo(id: string): Answer {
  if (verdict === 'accepted') return { id, outcome: 'accepted', result: { kind: 'done' } };
  const refusal = { code: verdict, zh: '否', en: 'No.', digits: '999' };
  return { id, outcome: 'refused', refusal };
}

beforeEach(() => {
  clock = handClock();
  start = clock.now();
  verdict = 'accepted';
  [told, toldOfHub, commands, ids, recorded] = [[], [], [], [], []];
  actors = new Set();
  devices = createDeviceRegister(
    [
      { id: 'K1', kind: 'kiosk' },
      { id: 'D1', kind: 'display' },
    ],
    () => clock.now(),
  );
  stop = keepWatch({
    hall: {
      submit({ id, command, actor }) {
        if (command.kind !== 'observe') throw new Error(command.kind);
        const words = `${command.subject.id}: ${command.faults.join(' ') || 'well'}`;
        actors.add(JSON.stringify(actor));
        if (command.subject.kind === 'hub') toldOfHub.push(words);
        else {
          ids.push(id);
          commands.push(command);
          told.push(words);
        }
        return Promise.resolve(answerTo(id));
      },
      onRecorded(listener) {
        recorded.push(listener);
        return () => {
          recorded = [];
        };
      },
    },
    devices,
    hubFaults: {
      current: () => [],
      onChange(listener) {
        seeHub = listener;
        return () => {
          seeHub = () => {};
        };
      },
    },
    clock,
    log: silentLog,
  });
});
afterEach(() => {
  stop();
});

const presence = (agent: string, present: boolean): void => {
  devices.heard({ agent, present, at: 1, replaying: 0 });
};
const says = (device: string, faults: DeviceFault[], over: Partial<DeviceReport> = {}): void => {
  const agent = device.startsWith('K1') ? 'K1' : 'D1';
  devices.report(agent, { device, kind: 'printer', at: start, faults, skippedBytes: 0, ...over });
};
const stamp = { at: 0, by: desk };
const nothing = {
  incidents: [],
  outages: [],
  handwork: [],
  callBacks: [],
  notices: [],
  conflicts: [],
  paper: [],
};
const beginnings = {
  dayOpened: {
    ...stamp,
    type: 'dayOpened',
    date: '2026-11-23',
    minute: 540,
    plan: smallHall(),
    carried: nothing,
  },
  dayReopened: { ...stamp, type: 'dayReopened' },
} as const;
/** The hall has recorded this; the watch listens like everybody else. */
const record = (event: HallEvent): void => {
  const state = initialState(smallHall());
  for (const listener of recorded)
    listener({ events: [event], state, stamp: { at: 0, date: '', minute: 0 } });
};
/** Lets the answers that are under way arrive. */
const answers = (): Promise<void> => new Promise(setImmediate);
const since = (seconds: number): number => start + seconds * 1000;

describe('a device', () => {
  it('that its agent has no more is well, and one of its name that comes later is told of anew', () => {
    presence('K1', true);
    says('K1-printer', ['paper-out']);
    devices.hasOnly('K1', ['K1-reader']);
    says('K1-printer', ['paper-out']);
    expect(told).toEqual(['K1: well', 'K1-printer: paper-out', 'K1-printer: well', 'K1-printer: paper-out']);
  });

  it('is told of once a change, with where it stands and everything that is wrong with it', () => {
    presence('D1', true);
    says('board-3', ['silent', 'cable-noise'], { kind: 'board', window: 3 });
    says('board-3', ['cable-noise', 'silent'], { kind: 'board', window: 3, skippedBytes: 80 });
    says('board-3', [], { kind: 'board', window: 3 });
    expect(told).toEqual(['D1: well', 'board-3: cable-noise silent', 'board-3: well']);
    expect(commands[1]).toEqual({
      kind: 'observe',
      subject: { id: 'board-3', kind: 'board', window: 3 },
      faults: ['cable-noise', 'silent'],
      since: start,
    });
    expect(new Set(ids).size).toBe(3);
    expect([...actors]).toEqual(['{"hub":"watch"}']);
  });

  it('of a kiosk is known by its kiosk; a clock that runs ahead of the hub’s is not believed', () => {
    says('K1-printer', ['paper-out'], { at: start + 90_000 });
    expect(commands[0]).toMatchObject({ subject: { kind: 'printer', kiosk: 'K1' }, since: start });
  });
});

describe('an agent', () => {
  it('that was never heard of is gone ten seconds after the start, no sooner', () => {
    presence('D1', true);
    clock.advance(9999);
    expect(told).toEqual(['D1: well']);
    clock.advance(1);
    expect(told).toEqual(['D1: well', 'K1: gone']);
    expect(commands[1]).toMatchObject({ subject: { id: 'K1', kind: 'kiosk', kiosk: 'K1' }, since: start });
  });

  it('that leaves is gone after a moment, since it left; when it is back it is well', () => {
    presence('K1', true);
    presence('D1', true);
    clock.advance(60_000);
    presence('D1', false);
    clock.advance(2499);
    expect(told).toEqual(['K1: well', 'D1: well']);
    clock.advance(1);
    expect(told.slice(2)).toEqual(['D1: gone']);
    expect(commands[2]).toMatchObject({ subject: { id: 'D1', kind: 'display-agent' }, since: since(60) });
    presence('D1', true);
    expect(told.slice(3)).toEqual(['D1: well']);
  });

  it('whose link breaks and is mended again and again was not gone', () => {
    presence('K1', true);
    for (let n = 0; n < 20; n += 1) {
      presence('K1', false);
      clock.advance(2000);
      presence('K1', true);
      says('K1-printer', []);
      clock.advance(2000);
    }
    presence('D1', true);
    clock.advance(60_000);
    expect(told).toEqual(['K1: well', 'K1-printer: well', 'D1: gone', 'D1: well']);
  });

  it('that is gone leaves its devices as they were said to be, until it says anew how they are', () => {
    presence('K1', true);
    says('K1-printer', ['paper-out']);
    presence('K1', false);
    clock.advance(5000);
    record(beginnings.dayReopened);
    expect(told.slice(2)).toEqual(['K1: gone', 'K1: gone']);
    presence('K1', true);
    says('K1-printer', ['paper-out']);
    expect(told.slice(4)).toEqual(['K1: well', 'K1-printer: paper-out']);
  });
});

describe('a day', () => {
  it.each(['dayOpened', 'dayReopened'] as const)('that begins (%s) is told everything anew', (type) => {
    presence('K1', true);
    presence('D1', true);
    says('K1-printer', ['cutter']);
    says('board-3', [], { kind: 'board', window: 3 });
    const all = [...told];
    record({ ...stamp, type: 'windowOpened', window: 1 });
    expect(told).toEqual(all);
    record(beginnings[type]);
    expect(told.slice(4)).toEqual(all);
    expect(new Set(ids).size).toBe(8);
  });
});

describe('an incident', () => {
  const closed = { ...stamp, type: 'incidentClosed', incident: '2026-11-23-1', note: null } as const;

  it('that a technician has cleared opens again when its machine still says so', () => {
    says('K1-printer', ['too-hot']);
    record({ ...closed, how: 'recovered' });
    expect(told).toEqual(['K1-printer: too-hot']);
    record({ ...closed, how: 'cleared' });
    expect(told).toEqual(['K1-printer: too-hot', 'K1-printer: too-hot']);
  });
});

describe('what cannot be recorded', () => {
  it.each(['not-recorded', 'disk-full', 'stopping'] as const)(
    '(%s) is told again until it is, as it is by then',
    async (code) => {
      verdict = code;
      says('K1-printer', ['paper-out']);
      says('board-3', ['silent']);
      await answers();
      clock.advance(999);
      expect(told).toHaveLength(2);
      clock.advance(1);
      expect(told.slice(2)).toEqual(['K1-printer: paper-out', 'board-3: silent']);
      await answers();
      says('board-3', []);
      verdict = 'accepted';
      clock.advance(1000);
      expect(told.slice(4)).toEqual(['board-3: well', 'K1-printer: paper-out']);
    },
  );

  it('because no day is open waits for the day', async () => {
    verdict = 'day-not-open';
    says('K1-printer', ['paper-out']);
    await answers();
    clock.advance(9000);
    expect(told).toEqual(['K1-printer: paper-out']);
    verdict = 'accepted';
    record(beginnings.dayOpened);
    expect(told).toEqual(['K1-printer: paper-out', 'K1-printer: paper-out']);
  });
});

describe('the hub', () => {
  it('is watched like the rest', () => {
    seeHub(['disk-full']);
    seeHub(['disk-full']);
    seeHub([]);
    expect(toldOfHub).toEqual(['hub: well', 'hub: disk-full', 'hub: well']);
  });

  it('that stops watching says nothing any more', async () => {
    verdict = 'not-recorded';
    says('K1-printer', ['paper-out']);
    stop();
    await answers();
    says('K1-printer', []);
    clock.advance(60_000);
    expect(told).toEqual(['K1-printer: paper-out']);
  });
});
