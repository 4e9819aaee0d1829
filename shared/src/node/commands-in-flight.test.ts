import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../contracts/answers.ts';
import type { Command, CommandMessage } from '../contracts/commands.ts';
import { openCommandsInFlight, type CommandsInFlight } from './commands-in-flight.ts';
import { isHubSilent } from './hub-silent.ts';

let folder: string;
let commands: CommandsInFlight;
let published: CommandMessage[];
let failures: unknown[];
let pauses: boolean[];
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'in-flight-'));
  published = [];
  failures = [];
  pauses = [];
  commands = openCommandsInFlight({
    path: join(folder, 'outbox.sqlite'),
    publish: (message) => published.push(message),
    failed: (error) => failures.push(error),
    onThrough: () => {},
    onPause: (pausing) => pauses.push(pausing),
  });
});
afterEach(() => {
  commands.close();
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

const entry: Command = { kind: 'back-enter-call', window: 3, digits: '012', calledAt: 1 };
const accepted = (id: string): Answer => ({ id, outcome: 'accepted', result: { kind: 'done' } });
const refused = (id: string, code: string): Answer => ({
  id,
  outcome: 'refused',
  refusal: { code, zh: '…', en: '…', digits: '900' },
});
const ids = (): string[] => published.map(({ id }) => id);

describe('an account of what has happened, sent to a hub', () => {
  it.each(['not-recorded', 'disk-full', 'stopping', 'went-wrong'])(
    'given it is refused as %s, then the same is given again until it is taken',
    async (code) => {
      const answered = commands.send(entry, { id: 'command-1' });
      for (let tries = 0; tries < 3; tries += 1) {
        commands.settle(refused('command-1', code));
        vi.advanceTimersByTime(5000);
      }
      expect(ids()).toEqual(['command-1', 'command-1', 'command-1', 'command-1']);
      commands.settle(accepted('command-1'));
      expect(await answered).toEqual(accepted('command-1'));
      vi.advanceTimersByTime(60_000);
      expect(ids()).toHaveLength(4);
    },
  );

  it('given no day is open, then it is given again later, under another id', async () => {
    const answered = commands.send(entry, { id: 'command-1' });
    commands.settle(refused('command-1', 'day-not-open'));
    vi.advanceTimersByTime(5 * 60_000);
    const [, again] = published;
    expect(again).toMatchObject({ command: entry });
    expect(again!.id).not.toBe('command-1');
    commands.settle(accepted(again!.id));
    expect(await answered).toMatchObject({ outcome: 'accepted' });
  });

  it('given it is refused for what it says, then its sender is told', async () => {
    const answered = commands.send(entry, { id: 'command-1' });
    commands.settle(refused('command-1', 'already-entered'));
    expect(await answered).toMatchObject({ refusal: { code: 'already-entered' } });
  });
});

describe('a hub that has no time', () => {
  const busy = (id: string): Answer => ({
    id,
    outcome: 'refused',
    refusal: { code: 'busy', zh: '…', en: '…', digits: '916', retryAfterSeconds: 2 },
  });
  /** The pause the hub asks for is stretched by up to a half. */
  const pause = (): void => void vi.advanceTimersByTime(3000);

  it('given it refuses what is kept, then all that is kept is sent again after the time it said, in order, until it is taken', async () => {
    const all = [1, 2, 3].map((n) => commands.send(entry, { id: `command-${n}` }));
    commands.settle(accepted('command-1'));
    for (const n of [2, 3]) commands.settle(busy(`command-${n}`));
    vi.advanceTimersByTime(1999);
    expect(ids()).toHaveLength(3);
    pause();
    expect(ids().slice(3)).toEqual(['command-2', 'command-3']);
    commands.settle(busy('command-2'));
    pause();
    expect(ids().slice(5)).toEqual(['command-2', 'command-3']);
    for (const n of [2, 3]) commands.settle(accepted(`command-${n}`));
    expect(await Promise.all(all)).toHaveLength(3);
    expect(commands.unanswered).toBe(0);
    expect(pauses).toEqual([true, false, true, false]);
  });

  it('given something new is to be kept meanwhile, then it waits behind what the hub had no time for', () => {
    void commands.send(entry, { id: 'command-1' });
    commands.settle(busy('command-1'));
    void commands.send(entry, { id: 'command-2' });
    expect(ids()).toEqual(['command-1']);
    pause();
    expect(ids()).toEqual(['command-1', 'command-1', 'command-2']);
  });

  it('given a key press, then it is sent at once, and the clerk is told that the hub had no time', async () => {
    void commands.send(entry, { id: 'command-1' });
    commands.settle(busy('command-1'));
    const pressed = commands.send({ kind: 'call-next', window: 3 }, { id: 'command-2', keepForMs: 5000 });
    expect(ids()).toEqual(['command-1', 'command-2']);
    commands.settle(busy('command-2'));
    expect(await pressed).toMatchObject({ refusal: { digits: '916' } });
    pause();
    expect(ids()).toEqual(['command-1', 'command-2', 'command-1']);
  });

  it('given the session breaks meanwhile, then all is sent at the next and the pause is over', () => {
    void commands.send(entry, { id: 'command-1' });
    commands.settle(busy('command-1'));
    commands.again();
    expect(commands.isPausing).toBe(false);
    pause();
    expect(ids()).toEqual(['command-1', 'command-1']);
  });
});

describe('a wish', () => {
  it('given the hub cannot write just now, then its sender is told so at once', async () => {
    const answered = commands.send({ kind: 'call-next', window: 3 }, { id: 'command-1' });
    commands.settle(refused('command-1', 'not-recorded'));
    expect(await answered).toMatchObject({ refusal: { code: 'not-recorded' } });
  });
});

describe('a key press', () => {
  it('given its sender learns that the hub is away, then it is withdrawn at once and never sent again', async () => {
    const away = new AbortController();
    const late: Answer[] = [];
    const answered = commands
      .send(
        { kind: 'call-next', window: 3 },
        {
          id: 'command-1',
          keepForMs: 10_000,
          signal: away.signal,
          onLateAnswer: (answer) => late.push(answer),
        },
      )
      .catch(isHubSilent);
    away.abort();
    expect(await answered).toBe(true);
    commands.again();
    expect(ids()).toEqual(['command-1']);
    commands.settle(accepted('command-1'));
    expect(late).toEqual([accepted('command-1')]);
  });
});

describe('an answer that whoever is to note it cannot write down', () => {
  it('is asked for again, and nothing is forgotten before it is noted', async () => {
    let fails = 1;
    commands.onAnswer(() => {
      if (fails-- > 0) throw new Error('no space left on device');
    });
    const answered = commands.send(entry, { id: 'command-1' });
    commands.settle(accepted('command-1'));
    expect(failures).toHaveLength(1);
    expect(commands.unanswered).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(ids()).toEqual(['command-1', 'command-1']);
    commands.settle(accepted('command-1'));
    expect(await answered).toEqual(accepted('command-1'));
    expect(commands.unanswered).toBe(0);
  });
});
