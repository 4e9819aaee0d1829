import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgentAtTheWire } from '../hall/agent-at-the-wire.ts';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open({
    changeHall: (file) => {
      file.hall.settings['misclickGuardSeconds'] = 0;
    },
    changeDisplay: (file) => {
      file['keys'] = { pressLifetimeMs: 1500 };
    },
  });
  await hall.openWindows(1, 2, 3, 4);
});
afterAll(() => hall.close());

const manager = () => hall.staff('10');
const sessions = () =>
  hall.program('D1').lines.filter((line) => line.includes('session with the hub')).length;
const rounds = 20;

describe('a key pressed while the hub is away', () => {
  it('given the hub stays away for longer than a press lives, then the keypad shows 991, and nobody is called when the hub is back', async () => {
    await manager().issues('deposit-change');
    await hall.killHub();
    await hall.bench.pressRefused('991', 1, 'call');
    const before = sessions();
    await hall.startHub();
    await eventually('the agent back with the hub', () => (sessions() > before ? true : undefined));
    // What the agent still had to say about window 1 would come before this.
    await hall.bench.pressRefused('403', 2, 'recall');
    expect(await hall.hub.ticketAt(1)).toBeNull();
    expect((await hall.hub.day()).tickets).toMatchObject({ waiting: 1, called: 0 });
  });

  it('given the clerk presses again, then the member is called once', async () => {
    await hall.bench.pressAccepted(1, 'call');
    expect(await hall.hub.ticketAt(1)).toBe('A001');
  });

  it('given the hub stands still for a moment, when it goes on, then the press has acted once', async () => {
    await manager().issues('deposit-change');
    await hall.freezeHubWhile(async () => {
      await hall.bench.press(2, 'call');
      await eventually('the press acknowledged on the bus', async () =>
        (await hall.bench.keypad(2)).press?.state === 'acknowledged' ? true : undefined,
      );
    });
    await hall.bench.boardShows(2, /A002号/);
    expect((await hall.hub.day()).tickets).toMatchObject({ waiting: 0, called: 2 });
  });

  it('given the hub had heard the press and stands still for longer than it lives, when it goes on, then the keypad takes 991 back and shows who was called', async () => {
    await manager().issues('withdrawal-rent');
    await hall.freezeHubWhile(() => hall.bench.pressRefused('991', 3, 'call'));
    await hall.bench.keypadShows(3, '000001');
    expect((await hall.bench.keypad(3)).lamp).toBe('ok');
    expect(await hall.hub.ticketAt(3)).toBe('B001');
    await manager().does('/windows/3/finish');
  });
});

describe('two windows and one ticket', () => {
  it(`given one waits, when two windows call in the same moment, ${rounds} times over, then one has it and the other is told that nobody waits`, async () => {
    const agent = await AgentAtTheWire.instead(hall);
    for (let round = 1; round <= rounds; round += 1) {
      const ticket = await manager().issues('withdrawal-rent');
      const [keyed, clicked] = await Promise.all([
        agent.send(`race-press-${round}`, { kind: 'call-next', window: 3 }),
        manager().send('/windows/4/call-next'),
      ]);
      const winner = keyed.outcome === 'accepted' ? 3 : 4;
      expect([keyed.outcome, clicked.status]).toEqual(winner === 3 ? ['accepted', 409] : ['refused', 200]);
      expect(await hall.hub.ticketAt(winner)).toBe(ticket);
      expect(await hall.hub.ticketAt(winner === 3 ? 4 : 3)).toBeNull();
      const refusal = keyed.outcome === 'refused' ? keyed.refusal : clicked.body;
      expect(refusal).toMatchObject({ code: 'nobody-waiting', digits: '401' });
      await manager().does(`/windows/${winner}/finish`);
    }
    await agent.leave();
  });

  it(`given two wait, when two keypads’ commands arrive in one packet, ${rounds} times over, then each window has one of them`, async () => {
    const agent = await AgentAtTheWire.connect(hall);
    for (let round = 1; round <= rounds; round += 1) {
      const waiting = [await manager().issues('withdrawal-rent'), await manager().issues('withdrawal-rent')];
      const answers = await Promise.all(
        [3, 4].map((window) => agent.send(`pair-press-${round}-${window}`, { kind: 'call-next', window })),
      );
      expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
      expect([await hall.hub.ticketAt(3), await hall.hub.ticketAt(4)]).toEqual(waiting);
      for (const window of [3, 4]) await manager().does(`/windows/${window}/finish`);
    }
    await agent.leave();
  });
});

describe('a message delivered twice', () => {
  it('given two wait, when one call message comes again at once, later and after a power cut, then it called once and has the same answer', async () => {
    for (const expected of ['B062', 'B063']) expect(await manager().issues('withdrawal-rent')).toBe(expected);
    const call = { kind: 'call-next', window: 3 } as const;
    const agent = await AgentAtTheWire.connect(hall);
    const [first, again] = await Promise.all([
      agent.send('call-delivered-twice', call),
      agent.send('call-delivered-twice', call),
    ]);
    expect(first).toMatchObject({ outcome: 'accepted', result: { ticket: 'B062', window: 3 } });
    expect(again).toEqual(first);
    await manager().does('/windows/3/finish');
    expect(await agent.send('call-delivered-twice', call)).toEqual(first);
    await agent.leave();

    await hall.killHub();
    await hall.startHub();
    const afterPowerCut = await AgentAtTheWire.connect(hall);
    expect(await afterPowerCut.send('call-delivered-twice', call)).toEqual(first);
    await afterPowerCut.leave();
    expect(await hall.hub.ticketAt(3)).toBeNull();
    expect((await manager().sees('B063')).state).toBe('waiting');
  });

  it('given a refused message, when it comes again after somebody came, then it is refused as before', async () => {
    const agent = await AgentAtTheWire.connect(hall);
    await manager().does('/windows/1/finish');
    const call = { kind: 'call-next', window: 1 } as const;
    const first = await agent.send('refused-delivered-twice', call);
    await manager().issues('deposit-change');
    expect(first).toMatchObject({ outcome: 'refused', refusal: { code: 'nobody-waiting' } });
    expect(await agent.send('refused-delivered-twice', call)).toEqual(first);
    expect(await hall.hub.ticketAt(1)).toBeNull();
    await agent.leave();
  });

  it('given all that happened, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).toMatch(/all \d+ rules hold/);
  });
});
