import { describe, expect, it } from 'vitest';
import { hallInTest, topicOf } from './testing/hall-in-test.ts';
import { calls, idles, someRoster } from './testing/invented.ts';
import { settled } from './testing/virtual-clock.ts';

const call = 0x0c;
const recall = 0x0d;
const confirm = 0x0f;
const missed = [6];
const pause = 0x12;

/** A hall whose hub has just been lost, with A012 and A013 waiting, A011 called at window 1 and nobody at the others. */
async function alone() {
  const hall = hallInTest();
  hall.plugAll();
  hall.session.publish(topicOf.roster, someRoster(['A012', 'A013'], ['B014']));
  hall.session.publish(topicOf.board(1), calls(1, 'A011', 4));
  hall.session.publish(topicOf.keypad(1), { window: 1, ticket: 'A011', waiting: 2, beeps: 0, gradeAsks: 0 });
  for (const window of [2, 3]) hall.session.publish(topicOf.board(window), idles(window, 0));
  await settled();
  hall.session.lose();
  await hall.clock.pass(1000);
  hall.bus.take();
  return hall;
}

const entries = ({ session }: Awaited<ReturnType<typeof alone>>) =>
  session.sent.map(({ command }) => command);

describe('calling by hand while the hub is away', () => {
  it('given a number and the call key, then it is shown, spoken, on the keypad, and kept for the hub', async () => {
    const hall = await alone();
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.board1.text).toBe('请A012号到1号窗口');
    expect(hall.loudspeaker.heard).toEqual(['请 A 零 一 二 号 到 一 号 窗口']);
    const heard = hall.bus.take();
    expect(heard).toContainEqual({ kind: 'result', address: 1, ok: true });
    expect(heard.findLast(({ kind }) => kind === 'display')).toMatchObject({ positions: [0, 0, 2, 0, 1, 2] });
    expect(entries(hall)).toMatchObject([{ kind: 'back-enter-call', window: 1, digits: 'A012' }]);
    // Kept on disk until the hub has it.
    expect(hall.session.sent[0]?.options.keepForMs).toBeUndefined();
  });

  it('given nothing is called by hand, then boards keep what they showed', async () => {
    const hall = await alone();
    await hall.clock.pass(60_000);
    expect([hall.board1.text, hall.board2.text]).toEqual(['请A011号到1号窗口', '2号窗口']);
    expect(hall.loudspeaker.heard).toEqual([]);
  });

  it('given a recall, then it rolls in anew and is spoken again, and the hub need not know', async () => {
    const hall = await alone();
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(2000);
    hall.bus.press(1, recall);
    await hall.clock.pass(200);
    expect([...hall.board1.areas.values()].map(({ displayMode }) => displayMode)).toEqual(['up']);
    expect(hall.loudspeaker.heard).toHaveLength(2);
    expect(entries(hall)).toHaveLength(1);
  });

  it('given a recall of somebody the hub had called, then that one is called again', async () => {
    const hall = await alone();
    hall.bus.press(1, recall);
    await hall.clock.pass(200);
    expect(hall.loudspeaker.heard).toEqual(['请 A 零 一 一 号 到 一 号 窗口']);
  });

  it('given the call key alone, then 993; a number that another window has called by hand, then 994', async () => {
    const hall = await alone();
    hall.bus.press(1, call);
    await hall.clock.pass(200);
    expect(hall.bus.displays(1).at(-1)).toBe('---993');
    hall.bus.press(1, call, [1, 2]);
    hall.bus.press(2, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.bus.displays(2).at(-1)).toBe('---994');
    expect(entries(hall)).toHaveLength(1);
    expect(hall.board2.text).toBe('2号窗口');
  });

  it('given any other key, then 991 as ever, and the hub never hears of it', async () => {
    const hall = await alone();
    hall.bus.press(1, pause);
    await hall.clock.pass(200);
    expect(hall.bus.displays(1).at(-1)).toBe('---991');
    expect(entries(hall)).toEqual([]);
  });

  it('given nobody comes, then the board calls no longer, and the hub is told how it ended', async () => {
    const hall = await alone();
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(2000);
    hall.bus.press(1, confirm, missed);
    await hall.clock.pass(200);
    expect(hall.board1.text).toBe('1号窗口');
    expect(hall.bus.displays(1).at(-1)).toBe('002---');
    const [first, second] = entries(hall);
    expect(second).toEqual({ ...first, ended: { how: 'missed', at: expect.any(Number) } });
    hall.bus.press(2, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.board2.text).toBe('请A012号到2号窗口');
  });

  it('given the disk takes nothing, then nothing is shown that the hub would never hear of: 995', async () => {
    const hall = await alone();
    hall.session.diskIsFull = true;
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.bus.displays(1).at(-1)).toBe('---995');
    expect(hall.board1.text).toBe('请A011号到1号窗口');
    expect(hall.loudspeaker.heard).toEqual([]);
  });

  it('given a link that breaks for less than a second, then keys wait for the hub and nobody calls by hand', async () => {
    const hall = hallInTest();
    hall.plugAll();
    hall.session.lose();
    await hall.clock.pass(900);
    hall.bus.press(1, call);
    hall.session.find();
    hall.session.hear();
    await hall.clock.pass(5000);
    expect(entries(hall)).toEqual([{ kind: 'call-next', window: 1 }]);
    expect(hall.bus.displays(1)).not.toContain('---993');
  });

  it('given a press the hub had not answered when it vanished, then it is withdrawn: 991', async () => {
    const hall = hallInTest();
    hall.plugAll();
    hall.session.lose();
    hall.bus.press(1, call);
    await hall.clock.pass(999);
    expect(hall.bus.displays(1)).not.toContain('---991');
    await hall.clock.pass(201);
    expect(hall.bus.displays(1).at(-1)).toBe('---991');
  });

  it('given a voice only for the time without the hub, then the hub’s calls are not spoken and those by hand are', async () => {
    const hall = hallInTest({ speaks: 'offline-only' });
    hall.plugAll();
    expect(hall.session.reports).toContainEqual(
      expect.objectContaining({ device: 'D1-speaker', speaks: 'offline-only' }),
    );
    hall.session.publish(topicOf.board(1), idles(1, 0));
    hall.session.publish(topicOf.board(1), calls(1, 'A011', 1));
    hall.session.lose();
    await hall.clock.pass(1000);
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.loudspeaker.heard).toEqual(['请 零 一 二 号 到 一 号 窗口']);
  });
});

describe('the hub is back', () => {
  /** A012 was called by hand at window 1; the hub is there again and says what it knew. */
  async function returning() {
    const hall = await alone();
    hall.bus.press(1, call, [1, 2]);
    await hall.clock.pass(1000);
    hall.board1.requests.splice(0);
    hall.loudspeaker.heard.splice(0);
    hall.session.find();
    hall.session.publish(topicOf.board(1), calls(1, 'A011', 4));
    hall.session.publish(topicOf.keypad(1), {
      window: 1,
      ticket: 'A011',
      waiting: 2,
      beeps: 0,
      gradeAsks: 0,
    });
    await settled();
    return hall;
  }
  const shownSince = ({ board1 }: Awaited<ReturnType<typeof alone>>): string[] =>
    board1.requests.flatMap((request) =>
      request.kind === 'updateAreas'
        ? request.areas.map(({ text }) => text.map((run) => run.text).join(''))
        : [],
    );

  it('given it has entered the call, then the board stands as it is: no older call, no second call, no word', async () => {
    const hall = await returning();
    await hall.clock.pass(3000);
    hall.session.publish(topicOf.board(1), calls(1, 'A012', 5));
    hall.session.hear();
    await hall.clock.pass(3000);
    expect(shownSince(hall)).toEqual([]);
    expect(hall.board1.text).toBe('请A012号到1号窗口');
    expect(hall.loudspeaker.heard).toEqual([]);
  });

  it('given it is through, then boards and keypads show what it says, and keys go to it', async () => {
    const hall = await returning();
    hall.session.publish(topicOf.board(1), calls(1, 'A012', 5));
    hall.session.publish(topicOf.keypad(1), {
      window: 1,
      ticket: 'A012',
      waiting: 7,
      beeps: 0,
      gradeAsks: 0,
    });
    hall.session.hear();
    await hall.clock.pass(500);
    expect(hall.bus.displays(1).at(-1)).toBe('007012');
    hall.session.publish(topicOf.board(1), calls(1, 'A013', 6));
    await settled();
    expect(hall.board1.text).toBe('请A013号到1号窗口');
    expect(hall.loudspeaker.heard).toEqual(['请 A 零 一 三 号 到 一 号 窗口']);
    hall.bus.press(1, call);
    await settled();
    expect(entries(hall).at(-1)).toEqual({ kind: 'call-next', window: 1 });
  });

  it('given it is lost another time, then nothing stands of what was called by hand before', async () => {
    const hall = await returning();
    hall.session.publish(topicOf.board(1), idles(1, 5));
    hall.session.hear();
    await hall.clock.pass(500);
    hall.session.lose();
    await hall.clock.pass(1000);
    hall.bus.press(2, call, [1, 2]);
    await hall.clock.pass(200);
    expect([hall.board1.text, hall.board2.text]).toEqual(['1号窗口', '请A012号到2号窗口']);
  });

  it('given keys pressed while it still hears what was done, then they go to it, behind that', async () => {
    const hall = await returning();
    hall.bus.press(1, recall);
    await settled();
    expect(entries(hall).at(-1)).toEqual({ kind: 'recall', window: 1 });
  });

  it('given it does not answer the entries, then after five seconds what it says stands', async () => {
    const hall = await returning();
    await hall.clock.pass(4900);
    expect(hall.board1.text).toBe('请A012号到1号窗口');
    await hall.clock.pass(200);
    expect(hall.board1.text).toBe('请A011号到1号窗口');
    expect(hall.loudspeaker.heard).toEqual([]);
  });

  it('given it vanishes again meanwhile, then calling by hand goes on at once, with what was called', async () => {
    const hall = await returning();
    hall.session.lose();
    hall.bus.press(2, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.bus.displays(2).at(-1)).toBe('---994');
    expect(hall.board1.text).toBe('请A012号到1号窗口');
  });
});

describe('the agent is killed and started again while the hub is away', () => {
  it('then it reads numbers by the roster it had, boards show what they did, and nothing is spoken again', async () => {
    const before = await alone();
    before.bus.press(1, call, [1, 2]);
    await before.clock.pass(200);

    const hall = hallInTest({ atHand: before.atHand, leftOver: entries(before), online: false });
    hall.plugAll();
    await settled();
    expect([hall.board1.text, hall.board2.text]).toEqual(['请A012号到1号窗口', '2号窗口']);
    await hall.clock.pass(1000);
    hall.bus.press(2, call, [1, 2]);
    await hall.clock.pass(200);
    expect(hall.bus.displays(2).at(-1)).toBe('---994');
    hall.bus.press(2, call, [1, 3]);
    await hall.clock.pass(200);
    expect(hall.board2.text).toBe('请A013号到2号窗口');
    expect(hall.loudspeaker.heard).toEqual(['请 A 零 一 三 号 到 二 号 窗口']);
  });

  it('given a call by hand that ended, then the board does not call', async () => {
    const before = await alone();
    before.bus.press(1, call, [1, 2]);
    await before.clock.pass(2000);
    before.bus.press(1, confirm, missed);
    await before.clock.pass(200);
    const hall = hallInTest({ atHand: before.atHand, leftOver: entries(before), online: false });
    hall.plugAll();
    await settled();
    expect(hall.board1.text).toBe('1号窗口');
  });

  it('given the hub is there, then its word stands once it has heard what was left over', async () => {
    const before = await alone();
    before.bus.press(1, call, [1, 2]);
    await before.clock.pass(200);
    const hall = hallInTest({ atHand: before.atHand, leftOver: entries(before) });
    hall.plugAll();
    hall.session.publish(topicOf.board(1), calls(1, 'A011', 4));
    await settled();
    expect(hall.board1.text).toBe('请A012号到1号窗口');
    hall.session.publish(topicOf.board(1), calls(1, 'A012', 5));
    hall.session.hear();
    await hall.clock.pass(500);
    expect(hall.board1.text).toBe('请A012号到1号窗口');
    hall.session.publish(topicOf.board(1), idles(1, 5));
    await settled();
    expect(hall.board1.text).toBe('1号窗口');
  });
});
