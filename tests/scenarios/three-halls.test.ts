import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '@jiaohao/shared';
import type { AgentAtTheWire } from '../hall/agent-at-the-wire.ts';
import { eventually } from '../hall/eventually.ts';
import { HubOfMany, type HallOfMany } from '../hall/hub-of-many.ts';

let hub: HubOfMany;
let east: HallOfMany;
let west: HallOfMany;
let north: HallOfMany;
/** The duty manager of each, who has the same staff number there. */
const manager: Record<string, Record<string, string>> = {};
/** The kiosk and the display agent of two of them, which are called alike. */
let kiosks: { east: AgentAtTheWire; west: AgentAtTheWire };
let displays: { east: AgentAtTheWire; west: AgentAtTheWire };

beforeAll(async () => {
  hub = await HubOfMany.open('east', 'west', 'north');
  [east, west, north] = [hub.hall('east'), hub.hall('west'), hub.hall('north')];
  for (const hall of [east, west, north]) manager[hall.host] = await hall.signIn('10');
  await agentsComeIn();
});
afterAll(() => hub.close());

async function agentsComeIn(): Promise<void> {
  kiosks = { east: await east.agent('K1'), west: await west.agent('K1') };
  displays = { east: await east.agent('D1'), west: await west.agent('D1') };
  await displays.east.watchBoard(1);
  await displays.west.watchBoard(1);
}

let ids = 0;
const fresh = (): string => `of-three-halls-${(ids += 1)}`;

/** A member takes a ticket at a kiosk, and has it in hand; the address to follow it. */
async function takes(kiosk: AgentAtTheWire): Promise<{ ticket: string; tracker: string }> {
  const answer = await kiosk.send(fresh(), { kind: 'issue', service: 'deposit-change', source: 'kiosk' });
  if (answer.outcome !== 'accepted' || answer.result.kind !== 'ticket')
    throw new Error(`no ticket: ${JSON.stringify(answer)}`);
  const { ticket, tracker } = answer.result.slip;
  await kiosk.send(fresh(), { kind: 'confirm-delivery', ticket, delivery: 'printed' });
  return { ticket, tracker };
}

/** Window 1 of the display agent's hall presses call: the number that came, or the code of the refusal. */
const pressed = async (display: AgentAtTheWire): Promise<string> =>
  gist(await display.send(fresh(), { kind: 'call-next', window: 1 }));
function gist(answer: Answer): string {
  if (answer.outcome === 'refused') return answer.refusal.code;
  return answer.result.kind === 'called' ? answer.result.ticket : answer.result.kind;
}
const as = (hall: HallOfMany) => ({ headers: manager[hall.host] ?? {} });
const day = async (hall: HallOfMany) => (await hall.asks('/api/day')).body;

describe('three halls on one hub', () => {
  it('given a ticket of one, when the same window presses call in each, then it is called there only', async () => {
    await displays.east.send(fresh(), { kind: 'open-window', window: 1 });
    await displays.west.send(fresh(), { kind: 'open-window', window: 1 });
    const { ticket } = await takes(kiosks.east);
    expect(ticket).toBe('A001');
    expect([await day(east), await day(west), await day(north)]).toMatchObject([
      { issued: 1 },
      { issued: 0 },
      { issued: 0 },
    ]);
    expect(await pressed(displays.west)).toBe('nobody-waiting');
    expect(await pressed(displays.east)).toBe('A001');
    await eventually(
      'the board of the east',
      () => displays.east.board(1)?.text.includes('A001') || undefined,
    );
    expect(displays.west.board(1)?.text).not.toContain('A001');
    expect((await takes(kiosks.west)).ticket).toBe('A001');
    expect(await pressed(displays.west)).toBe('A001');
  });

  it('given the same staff number in each, then passwords, sessions and accounts are each hall’s own', async () => {
    for (const hall of [east, west, north])
      expect((await hall.asks('/api/session', as(hall))).status).toBe(200);
    expect((await west.asks('/api/session', as(east))).status).toBe(401);
    const wrong = { method: 'POST', body: { staff: '10', password: 'east 10 horse battery' } };
    expect((await west.asks('/api/session', wrong)).status).toBe(401);
  });

  it('given the paper of a ticket, then it can be followed at its own hall, under its address', async () => {
    const { tracker } = await takes(kiosks.east);
    const { hostname, pathname } = new URL(tracker);
    expect(hostname).toBe(east.host);
    const path = pathname.replace('/t/', '/api/track/');
    expect(await east.asks(path)).toMatchObject({ status: 200, body: { ticket: 'A002' } });
    expect((await west.asks(path)).status).toBe(404);
  });

  it('given an agent’s secret, then it opens nothing at another hall; an unknown host, and a command that names no hall, are told so', async () => {
    const secret = await north.secretFor('K1');
    await expect(west.agentWith('K1', secret)).rejects.toThrow('Not authorized');
    await (await north.agentWith('K1', secret)).leave();
    await expect(hub.asked('south.fund.example', '/api/day')).resolves.toMatchObject({
      status: 421,
      body: { code: 'unknown-hall' },
    });
    const { code, text } = await hub.run('pin', '10');
    expect([code, text]).toEqual([
      1,
      expect.stringContaining('say which hall with --hall, one of: east, west, north'),
    ]);
  });

  it('given the hub is killed, when it comes back, then every hall goes on where it was', async () => {
    const before = [await day(east), await day(west), await day(north)];
    await hub.kill();
    await hub.start();
    expect([await day(east), await day(west), await day(north)]).toEqual(before);
    for (const hall of [east, west, north])
      expect((await hall.asks('/api/session', as(hall))).status).toBe(200);
    await agentsComeIn();
    expect((await takes(kiosks.east)).ticket).toBe('A003');
    expect((await takes(kiosks.west)).ticket).toBe('A002');
    expect(await pressed(displays.east)).toBe('A002');
    expect(await pressed(displays.west)).toBe('A002');
  });

  it('given the records of one were changed on the disk, then it is closed and says so, and the others go on', async () => {
    await hub.kill();
    const db = new Database(hub.journal);
    db.exec(
      `UPDATE batch SET at = at + 1 WHERE day = (SELECT id FROM day WHERE hall = 'west') AND first = 1`,
    );
    db.close();
    await hub.start();
    expect(await west.asks('/api/day')).toMatchObject({ status: 503, body: { code: 'hall-closed' } });
    expect(hub.log).toContain('The hall west cannot be opened, the others go on');
    expect(await day(east)).toMatchObject({ issued: 3 });
    expect((await north.asks('/api/session', as(north))).status).toBe(200);
    expect((await takes(await east.agent('K1'))).ticket).toBe('A004');
  });
});
