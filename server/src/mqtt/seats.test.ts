import { setImmediate as nextTurn } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { clientIdOf } from '@jiaohao/shared';
import type { AgentProfile } from './access.ts';
import { createSeats, type HallAtBroker } from './seats.ts';

const kiosk: AgentProfile = { id: 'K1', kind: 'kiosk', windows: new Set() };
const centre: HallAtBroker = { hall: 'centre', isAgent: () => Promise.resolve(true), onMessage() {} };

class Connection {
  readonly id = clientIdOf('centre', 'K1');
  closed = false;
  close(): void {
    this.closed = true;
  }
}

test('given an agent that has gone, then its place is kept, and nothing of its connection', async () => {
  const seats = createSeats();
  seats.expect(centre, [kiosk]);
  seats.came(new Connection());
  // Whoever is looked at stays till the end of the turn.
  await nextTurn();
  expect(queryObjects(Connection, { format: 'count' })).toBe(0);
  expect(seats.of({ id: clientIdOf('centre', 'K1') })?.profile).toBe(kiosk);
});

test('given an agent that came over a second connection, when its hall has no place for it any more, then the second is closed', () => {
  const seats = createSeats();
  seats.expect(centre, [kiosk]);
  const [first, second] = [new Connection(), new Connection()];
  seats.came(first);
  seats.came(second);
  seats.expect(centre, []);
  expect([first.closed, second.closed, seats.size]).toEqual([false, true, 0]);
});

test('given somebody nobody expects, when it comes, then there is no place for it', () => {
  const seats = createSeats();
  seats.came(new Connection());
  expect([seats.of(new Connection()), seats.of(null), seats.size]).toEqual([null, null, 0]);
});
