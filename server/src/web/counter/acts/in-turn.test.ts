import { describe, expect, it } from 'vitest';
import { createTurns } from './in-turn.ts';

/** Steps whose ends the test decides on. */
function steps() {
  const done: string[] = [];
  const ends = new Map<string, (ok: boolean) => void>();
  const inTurn = createTurns();
  const press = (name: string) =>
    inTurn(() => {
      done.push(name);
      return new Promise<boolean>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string, ok = true): Promise<void> => {
    ends.get(name)!(ok);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { done, press, end };
}

describe('Presses', () => {
  it('given one is under way, when another comes, then it waits for its turn', async () => {
    const { done, press, end } = steps();
    void press('finish');
    void press('call');
    expect(done).toEqual(['finish']);
    await end('finish');
    expect(done).toEqual(['finish', 'call']);
    await end('call');
    void press('recall');
    expect(done).toEqual(['finish', 'call', 'recall']);
  });

  it('given one fails, then what waits behind it is forgotten, and the next is done', async () => {
    const { done, press, end } = steps();
    void press('finish');
    void press('call');
    await end('finish', false);
    void press('recall');
    expect(done).toEqual(['finish', 'recall']);
  });

  it('given somebody hammers at the keys, then only the first two wait', async () => {
    const { done, press, end } = steps();
    for (const name of ['a', 'b', 'c', 'd', 'e']) void press(name);
    for (const name of ['a', 'b', 'c']) await end(name);
    expect(done).toEqual(['a', 'b', 'c']);
  });
});
