import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Command } from '@jiaohao/shared';
import { createTally, type Tally } from '@jiaohao/shared/node';
import type { PinVerdict } from '../credentials/doors.ts';
import { gist, hallIn, issue, silentLog, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import type { AgentProfile } from './access.ts';
import { createAllowance } from './allowance.ts';
import { createEquipmentBook, type EquipmentBook } from '../plan-book/equipment-book.ts';
import { createDeviceRegister, type DeviceRegister } from './device-register.ts';
import { createInbox, type Inbox } from './inbox.ts';

const kiosk: AgentProfile = { id: 'K1', kind: 'kiosk', windows: new Set() };
const display: AgentProfile = { id: 'D1', kind: 'display', windows: new Set([1, 2]) };

let folder: ReturnType<typeof temporaryFolder>;
let under: HallUnderTest;
let devices: DeviceRegister;
let tally: Tally;
let inbox: Inbox;
let looks: string[];
let shed: number;
let equipment: EquipmentBook;
let answers: { agent: string; answer: Answer }[];
let onAnswer: () => void;
let verdict: (pin: string) => Promise<PinVerdict>;

beforeEach(async () => {
  folder = temporaryFolder();
  under = await hallIn(folder.path);
  devices = createDeviceRegister([kiosk, display], () => 1000);
  tally = createTally(silentLog, 'messages');
  equipment = createEquipmentBook();
  equipment.wish(new Map([kiosk, display].map(({ id }) => [id, null])));
  answers = [];
  looks = [];
  shed = 0;
  onAnswer = () => {};
  verdict = (pin) => Promise.resolve(pin === '2468' ? 'right' : 'wrong-pin');
  inbox = createInbox({
    hall: under.hall,
    doors: { checkPin: (_staff, pin) => verdict(pin) },
    devices,
    ...eyes(),
    answer: (agent, answer) => {
      answers.push({ agent, answer });
      onAnswer();
    },
    ...unmeasured(),
    tally,
  });
});
afterEach(async () => {
  tally.stop();
  await under.close();
  folder.remove();
});

const unmeasured = (most = 100) => ({
  allowance: createAllowance(() => under.clock.now(), most),
  watch: { handled() {}, shed: () => (shed += 1) },
});

/** Somebody who looks at board 1, and waits for one test. */
const eyes = (): Pick<Parameters<typeof createInbox>[0], 'frames' | 'trials' | 'equipment'> => ({
  equipment,
  frames: {
    heard: (agent, { device, frames }) =>
      looks.push(`${agent} ${device} ${frames.length}`) > 0 && device === 'board-1',
  },
  trials: { heard: (agent, { id, finding }) => looks.push(`${agent} ${finding}`) > 0 && id === 'test-0001' },
});

const give = (agent: AgentProfile, channel: Parameters<Inbox>[1], message: unknown): void => {
  inbox(agent, channel, Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)));
};
const command = (agent: AgentProfile, id: string, what: Command, pin?: string): void => {
  give(agent, 'commands', { id, bornAt: 1, command: what, ...(pin === undefined ? {} : { pin }) });
};

/** The gist of the first so many answers, once they are there. */
async function answered(count: number): Promise<string[]> {
  if (answers.length < count)
    await new Promise<void>((resolve) => {
      onAnswer = () => {
        if (answers.length >= count) resolve();
      };
    });
  return answers.map(({ agent, answer }) => `${agent} ${answer.id}: ${gist(answer)}`);
}

describe('commands', () => {
  it('are answered to their agent under their own id', async () => {
    command(kiosk, 'ticket-wish-1', issue('deposit', 'kiosk'));
    command(display, 'key-press-1', { kind: 'call-next', window: 1 });
    // The first press at a closed window opens it.
    expect(await answered(2)).toEqual(['K1 ticket-wish-1: A001', 'D1 key-press-1: done']);
  });

  it('delivered twice act once and are answered twice', async () => {
    command(kiosk, 'ticket-wish-1', issue('deposit', 'kiosk'));
    command(kiosk, 'ticket-wish-1', issue('deposit', 'kiosk'));
    expect(await answered(2)).toEqual(['K1 ticket-wish-1: A001', 'K1 ticket-wish-1: A001']);
    expect(await under.hall.look((state) => state.issued)).toBe(1);
  });

  it('that are not this agent’s to send are refused and never reach the hall', async () => {
    command(kiosk, 'not-a-kiosks', { kind: 'call-next', window: 1 });
    command(display, 'not-its-window', { kind: 'call-next', window: 3 });
    command(display, 'nobody-but-the-hub', { kind: 'tick' });
    expect(await answered(3)).toEqual([
      'K1 not-a-kiosks: not-allowed',
      'D1 not-its-window: not-allowed',
      'D1 nobody-but-the-hub: not-allowed',
    ]);
    expect(await under.journal.halls()).toEqual([]);
  });

  it('that nobody can read are counted; one with an id is answered, so that its sender stops asking', async () => {
    give(kiosk, 'commands', 'not json');
    inbox(kiosk, 'commands', Uint8Array.from([0xff, 0xfe, 0x00]));
    give(kiosk, 'commands', { bornAt: 1 });
    give(kiosk, 'commands', { id: 'from-the-future', bornAt: 1, command: { kind: 'teleport' } });
    expect(await answered(1)).toEqual(['K1 from-the-future: not-understood']);
    expect(Object.fromEntries(tally.totals)).toEqual({ 'not JSON': 2, 'malformed command': 2 });
  });
});

describe('a hub that cannot take a command just now', () => {
  it.each(['disk-full', 'settling'] as const)(
    'answers so (%s), and takes the same command later',
    async (code) => {
      let why: typeof code | null = code;
      const later = await hallIn(`${folder.path}/later`, { notNow: () => why });
      inbox = createInbox({
        hall: later.hall,
        doors: { checkPin: () => verdict('2468') },
        devices,
        ...eyes(),
        answer: (agent, answer) => {
          answers.push({ agent, answer });
          onAnswer();
        },
        ...unmeasured(),
        tally,
      });
      command(kiosk, 'ticket-wish-1', issue('deposit', 'kiosk'));
      expect(await answered(1)).toEqual([`K1 ticket-wish-1: ${code}`]);
      why = null;
      command(kiosk, 'ticket-wish-1', issue('deposit', 'kiosk'));
      expect((await answered(2))[1]).toBe('K1 ticket-wish-1: A001');
      await later.close();
    },
  );
});

describe('an agent that asks for more than anybody may', () => {
  const allow = (most: number): void => {
    inbox = createInbox({
      hall: under.hall,
      doors: { checkPin: (_staff, pin) => verdict(pin) },
      devices,
      ...eyes(),
      answer: (agent, answer) => {
        answers.push({ agent, answer });
        onAnswer();
      },
      ...unmeasured(most),
      tally,
    });
  };
  const wish = (n: number): void => command(kiosk, `ticket-wish-${n}`, issue('deposit', 'kiosk'));

  it('is told that the hub is busy, the others are served, and what it sends again is decided then', async () => {
    allow(3);
    for (let n = 1; n <= 5; n += 1) wish(n);
    command(display, 'key-press-1', { kind: 'open-window', window: 1 });
    expect((await answered(6)).sort()).toEqual([
      'D1 key-press-1: done',
      'K1 ticket-wish-1: A001',
      'K1 ticket-wish-2: A002',
      'K1 ticket-wish-3: A003',
      'K1 ticket-wish-4: busy',
      'K1 ticket-wish-5: busy',
    ]);
    expect(shed).toBe(2);
    under.clock.advance(2000);
    for (let n = 4; n <= 5; n += 1) wish(n);
    expect((await answered(8)).slice(6)).toEqual(['K1 ticket-wish-4: A004', 'K1 ticket-wish-5: A005']);
  });

  it('sends nothing past what was shed: what was on its way behind it is shed too', async () => {
    allow(1);
    wish(1);
    wish(2);
    await answered(2);
    wish(3);
    expect((await answered(3))[2]).toBe('K1 ticket-wish-3: busy');
    under.clock.advance(500);
    wish(2);
    expect((await answered(4))[3]).toBe('K1 ticket-wish-2: A002');
  });

  it('loses no key press because another was shed before it', async () => {
    allow(1);
    command(display, 'key-press-1', { kind: 'open-window', window: 1 });
    command(display, 'key-press-2', { kind: 'open-window', window: 2 });
    expect((await answered(2)).sort()).toEqual(['D1 key-press-1: done', 'D1 key-press-2: busy']);
    command(display, 'key-press-3', { kind: 'open-window', window: 2 });
    expect((await answered(3))[2]).toBe('D1 key-press-3: done');
  });

  it('does not count what it sent without being answered because a PIN could not be checked', async () => {
    allow(1);
    verdict = () => Promise.reject(new Error('the book of PINs cannot be read'));
    command(display, 'log-in-1', { kind: 'log-in', window: 1, clerk: '01' }, '2468');
    await new Promise(setImmediate);
    command(display, 'key-press-1', { kind: 'open-window', window: 1 });
    expect(await answered(1)).toEqual(['D1 key-press-1: done']);
    expect(tally.totals.get('PIN that could not be checked')).toBe(1);
  });
});

describe('a log-in at the keypad', () => {
  const logIn: Command = { kind: 'log-in', window: 1, clerk: '01' };

  it('needs the right PIN', async () => {
    command(display, 'log-in-without', logIn);
    command(display, 'log-in-wrong', logIn, '1111');
    command(display, 'log-in-right', logIn, '2468');
    expect(await answered(3)).toEqual([
      'D1 log-in-without: wrong-pin',
      'D1 log-in-wrong: wrong-pin',
      'D1 log-in-right: done',
    ]);
    expect(await under.hall.look((state) => state.windows.get(1)?.clerk)).toBe('01');
  });

  it('is not overtaken by the next key while its PIN is checked', async () => {
    let check = (): void => {};
    verdict = () =>
      new Promise((resolve) => {
        check = () => {
          resolve('right');
        };
      });
    await under.send(issue());
    command(display, 'log-in-first', logIn, '2468');
    command(display, 'then-the-call', { kind: 'call-next', window: 1 });
    command(kiosk, 'others-go-on', issue('deposit', 'kiosk'));
    expect(await answered(1)).toEqual(['K1 others-go-on: A002']);
    check();
    expect((await answered(3)).slice(1)).toEqual(['D1 log-in-first: done', 'D1 then-the-call: A001']);
  });

  it('leaves no PIN in the journal', async () => {
    verdict = () => Promise.resolve('right');
    command(display, 'log-in-secret', logIn, '97531864');
    await answered(1);
    const entries = await under.journal.read({ hall: 'centre', day: '2026-11-23' });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('97531864');
  });
});

describe('what an agent says of its equipment', () => {
  const printer = { address: 'COM3', model: 'kiosk-80' };
  const said = (agent: string, devices: string[], runs: object = { printer }) => ({
    agent,
    from: 'own-file',
    equipment: runs,
    waiting: false,
    unusable: null,
    devices,
    models: ['kiosk-80'],
  });
  const report = (device: string) => ({ device, kind: 'printer', at: 5, faults: [], skippedBytes: 0 });

  it('is kept as it said it last, and of devices it has no more nothing is', () => {
    const gone: string[] = [];
    devices.onChange((change) => void (change.kind === 'gone' && gone.push(change.device)));
    for (const device of ['K1-printer', 'K1-reader']) give(kiosk, 'reports', report(device));
    give(kiosk, 'equipmentReports', said('K1', ['K1-printer', 'K1-reader']));
    give(kiosk, 'equipmentReports', said('K1', ['K1-printer']));
    expect(equipment.list()[0]).toMatchObject({
      agent: 'K1',
      wished: null,
      isTaken: true,
      report: { equipment: { printer } },
    });
    expect(gone).toEqual(['K1-reader']);
    expect(devices.list()[0]?.devices.map(({ device }) => device)).toEqual(['K1-printer']);
    expect(devices.ownerOf('K1-reader')).toBeNull();
  });

  it('lets go of a line that hangs on another agent by now, who spoke of it before', () => {
    const bus = { device: 'counter-bus', kind: 'counter-bus', at: 5, faults: ['unplugged'], skippedBytes: 0 };
    give(kiosk, 'reports', { ...bus, faults: [] });
    give(display, 'reports', bus);
    expect(devices.ownerOf('counter-bus')).toBe('K1');
    give(kiosk, 'equipmentReports', said('K1', []));
    expect(devices.ownerOf('counter-bus')).toBe('D1');
    expect(devices.list()[1]?.devices).toEqual([bus]);
  });

  it('is taken when it runs by what the settings wish, and not before', () => {
    equipment.wish(new Map([['K1', { printer }]]));
    const taken = () => equipment.list()[0]?.isTaken;
    expect(taken()).toBe(false);
    give(kiosk, 'equipmentReports', said('K1', []));
    expect(taken()).toBe(false);
    give(kiosk, 'equipmentReports', { ...said('K1', []), from: 'settings', waiting: true });
    expect(taken()).toBe(false);
    give(kiosk, 'equipmentReports', { ...said('K1', []), from: 'settings' });
    expect(taken()).toBe(true);
  });

  it('that is malformed, another’s, or of another kind of agent, is counted and dropped', () => {
    give(kiosk, 'equipmentReports', said('D1', []));
    give(kiosk, 'equipmentReports', said('K1', [], { lines: [], windows: [] }));
    give(display, 'equipmentReports', said('D1', []));
    give(kiosk, 'equipmentReports', said('K1', [], { printer: { ...printer, model: 'laser' } }));
    expect(equipment.list().every(({ report: heard }) => heard === null)).toBe(true);
    expect(Object.fromEntries(tally.totals)).toEqual({ 'malformed equipment report': 4 });
  });
});

describe('reports and presence', () => {
  const report = { device: 'K1-printer', kind: 'printer', at: 5, faults: ['paper-out'], skippedBytes: 0 };

  it('stand in the register until something newer is said', () => {
    give(kiosk, 'presence', { agent: 'K1', present: true, at: 4, replaying: 0 });
    give(kiosk, 'reports', report);
    give(kiosk, 'reports', { ...report, at: 6, faults: [] });
    expect(devices.list()).toEqual([
      {
        agent: 'K1',
        kind: 'kiosk',
        present: true,
        since: 1000,
        replaying: 0,
        devices: [{ ...report, at: 6, faults: [] }],
      },
      { agent: 'D1', kind: 'display', present: false, since: null, replaying: 0, devices: [] },
    ]);
  });

  it('that are malformed, or about another agent, are counted and dropped', () => {
    give(kiosk, 'reports', { ...report, faults: ['on-fire'] });
    give(kiosk, 'presence', { agent: 'D1', present: true, at: 4, replaying: 0 });
    expect(devices.list().every((agent) => !agent.present && agent.devices.length === 0)).toBe(true);
    expect(Object.fromEntries(tally.totals)).toEqual({ 'malformed report': 1, 'malformed presence': 1 });
  });

  it('say how much an agent replays and when it is through', () => {
    const heard: [boolean, number][] = [];
    devices.onChange(() => {
      const [entry] = devices.list();
      heard.push([entry?.present ?? false, entry?.replaying ?? -1]);
    });
    for (const [present, replaying] of [
      [true, 3],
      [true, 3],
      [true, 0],
      [false, 0],
    ])
      give(kiosk, 'presence', { agent: 'K1', present, at: 4, replaying });
    expect(heard).toEqual([
      [true, 3],
      [true, 0],
      [false, 0],
    ]);
  });

  it('of another agent’s device, or of what is no device, are counted and dropped', () => {
    give(kiosk, 'reports', report);
    give(display, 'reports', { ...report, faults: [] });
    for (const device of ['hub', 'window-3', 'K1', 'D1']) give(display, 'reports', { ...report, device });
    give(kiosk, 'reports', { ...report, device: 'board-1', kind: 'board', window: 1 });
    give(display, 'reports', { ...report, device: 'board-3', kind: 'board', window: 3 });
    expect(devices.list().map((agent) => agent.devices)).toEqual([[report], []]);
    expect(Object.fromEntries(tally.totals)).toEqual({ 'report of a device not its own': 7 });
  });

  it('of made-up devices do not fill the memory', () => {
    for (let n = 0; n < 500; n += 1) give(kiosk, 'reports', { ...report, device: `made-up-${n}` });
    expect(devices.list()[0]?.devices).toHaveLength(200);
  });
});

describe('what goes over lines, and what came of tests', () => {
  const frames = {
    device: 'board-1',
    protocol: 'onbon-board',
    model: 'bx-5k',
    frames: [{ serial: 0, at: 5, direction: 'to-device', hex: 'A5**', isFrame: true }],
  };
  const result = {
    id: 'test-0001',
    device: 'board-1',
    finding: 'board-confirmed',
    faults: [],
    what: null,
  };

  it('go to who looks at them', () => {
    give(display, 'frames', frames);
    give(display, 'testResults', result);
    expect(looks).toEqual(['D1 board-1 1', 'D1 board-confirmed']);
    expect(tally.totals.size).toBe(0);
  });

  it('that nobody asked this agent for, or that are malformed, are counted and dropped', () => {
    give(kiosk, 'frames', { ...frames, device: 'board-2' });
    give(kiosk, 'testResults', { ...result, id: 'test-0002' });
    give(kiosk, 'frames', { ...frames, frames: [{ ...frames.frames[0], hex: 'A5 5A' }] });
    give(kiosk, 'testResults', { ...result, finding: 'on-fire' });
    expect(Object.fromEntries(tally.totals)).toEqual({
      'frames of a device not its own': 1,
      'test result nobody waits for': 1,
      'malformed frames': 1,
      'malformed test result': 1,
    });
  });
});
