import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { gist, hallIn, issue, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { unwatched, type BatchTimes } from './watch.ts';

const keypad: Actor = { agent: 'D1' };
const page: Actor = { staff: '10' };
const bounds = { waiting: { agents: 20, pages: 10 }, batch: 8 };

let folder: ReturnType<typeof temporaryFolder>;
let under: HallUnderTest;
let batches: BatchTimes[];
beforeEach(async () => {
  folder = temporaryFolder();
  batches = [];
  under = await hallIn(folder.path, {
    bounds,
    watch: { ...unwatched, wrote: (batch) => batches.push(batch) },
  });
});
afterEach(async () => {
  await under.close();
  folder.remove();
});

const submit = (id: string, command: Command, actor: Actor): Promise<Answer> =>
  under.hall.submit({ id, command, actor });
const pagesIssue = (count: number): Promise<Answer>[] =>
  Array.from({ length: count }, (_, n) => submit(`page-wish-${n}`, issue(), page));

describe('a hub that is asked for more than it can do', () => {
  it('given a crowd of pages, then what is too much is refused as busy, with a time, and nothing of it was decided', async () => {
    const answers = await Promise.all(pagesIssue(200));
    const refused = answers.flatMap((answer) => (answer.outcome === 'refused' ? [answer.refusal] : []));
    expect(refused).toHaveLength(190);
    expect(refused[0]).toMatchObject({ code: 'busy', digits: '916', retryAfterSeconds: 2 });
    expect(await under.hall.look(({ issued }) => issued)).toBe(10);
    expect(await under.journal.answersTo('centre', ['page-wish-0', 'page-wish-199'])).toHaveProperty(
      'size',
      1,
    );
  });

  it('given a wish was shed, when it comes again under the same id, then it is decided then, once', async () => {
    const answers = await Promise.all(pagesIssue(11));
    expect(gist(answers[10] ?? fail())).toBe('busy');
    const again = await Promise.all([10, 10].map((n) => submit(`page-wish-${n}`, issue(), page)));
    expect(again.map(gist)).toEqual(['A011', 'A011']);
    expect(gist(await submit('page-wish-10', issue(), page))).toBe('A011');
  });

  it('given a crowd of pages before it, when a key is pressed, then it is answered before any of them', async () => {
    const order: string[] = [];
    const heard = (who: string) => () => void order.push(who);
    const crowd = pagesIssue(10).map((answer) => answer.then(heard('page')));
    const pressed = submit('key-press-1', { kind: 'open-window', window: 1 }, keypad).then(heard('key'));
    await Promise.all([...crowd, pressed]);
    expect(order[0]).toBe('key');
    expect(batches.map(({ wishes }) => wishes)).toEqual([8, 3]);
  });

  it('given it never comes to rest, when somebody looks, then they see the hall all the same', async () => {
    const rest = new AbortController();
    let n = 0;
    const neverAtRest = async (): Promise<void> => {
      while (!rest.signal.aborted)
        await submit(`endless-wish-${(n += 1)}`, { kind: 'open-window', window: 1 }, keypad);
    };
    const crowd = [neverAtRest(), neverAtRest(), neverAtRest()];
    expect(await under.hall.look(({ windows }) => windows.size)).toBe(3);
    rest.abort();
    await Promise.all(crowd);
  });

  it('measures each batch from deciding to the last answer, and none in which nothing was decided', async () => {
    await submit('key-press-1', { kind: 'open-window', window: 1 }, keypad);
    await submit('key-press-1', { kind: 'open-window', window: 1 }, keypad);
    await under.hall.look(() => {});
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ wishes: 1, entries: 1 });
    for (const seconds of [batches[0]?.decide, batches[0]?.commit, batches[0]?.tell])
      expect(seconds).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error('there is no such answer');
}
