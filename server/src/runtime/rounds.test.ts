import { describe, expect, it } from 'vitest';
import { Rounds } from './rounds.ts';

/** A hall whose turns end when the test says so, and at whose rounds everybody is seen to who has come. */
function hallOfTurns() {
  const ends: (() => void)[] = [];
  const rounds: number[] = [];
  let come = 0;
  const hall = new Rounds({
    endOfTurn: (run) => void ends.push(run),
    play: () => {
      rounds.push(come);
      come = 0;
      return Promise.resolve();
    },
    someLeft: () => come > 0,
  });
  return {
    rounds,
    comes(count: number): void {
      for (let each = 0; each < count; each += 1) {
        come += 1;
        hall.wake();
      }
    },
    async turnEnds(): Promise<void> {
      for (const end of ends.splice(0)) end();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('rounds', () => {
  it('given one wish, when its turn ends, then it waits for nobody', async () => {
    const hall = hallOfTurns();
    hall.comes(1);
    await hall.turnEnds();
    expect(hall.rounds).toEqual([1]);
  });

  it('given a crowd at the door, when more come in the next turn, then one round sees to all of them', async () => {
    const hall = hallOfTurns();
    hall.comes(30);
    await hall.turnEnds();
    hall.comes(20);
    await hall.turnEnds();
    expect(hall.rounds).toEqual([]);
    await hall.turnEnds();
    expect(hall.rounds).toEqual([50]);
  });

  it('given people who come without end, then those who came first are seen to all the same', async () => {
    const hall = hallOfTurns();
    for (let turn = 0; turn < 20 && hall.rounds.length === 0; turn += 1) {
      hall.comes(10);
      await hall.turnEnds();
    }
    expect(hall.rounds).toEqual([70]);
  });
});
