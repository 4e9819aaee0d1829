import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../testing/hall.ts';
import { lookAround } from './look-around.ts';

let done: string[];
let files: { acts: string[]; versions: string[]; changes: number; broken: boolean };
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  done = [];
  files = { acts: [], versions: [], changes: 1, broken: false };
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function look(...ids: string[]): void {
  const hall = (id: string) => ({
    id,
    lookAtSettings: () => void done.push(`settings of ${id}`),
    tellActs: () => {
      done.push(`acts of ${id}`);
      return Promise.resolve();
    },
  });
  const halls = new Map(ids.map((id) => [id, hall(id)]));
  const credentials = {
    hallsWithActs: () => {
      if (files.broken) throw new Error('the file cannot be read');
      return files.acts;
    },
  };
  const planBooks = { hallsWithActs: () => files.versions, changesByOthers: () => files.changes };
  stop = lookAround(halls, { credentials, planBooks }, silentLog);
  done.length = 0;
}

describe('a hub that looks around', () => {
  it('brings what was done into the journals of the halls it was done in, and asks no other', () => {
    look('east', 'west', 'north');
    files.acts = ['west'];
    files.versions = ['west', 'east', 'one that is not served'];
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['acts of west', 'acts of east']);
  });

  it('looks at the settings of its halls only once another program has written to them', () => {
    look('east', 'west');
    vi.advanceTimersByTime(5000);
    expect(done).toEqual([]);
    files.changes = 2;
    vi.advanceTimersByTime(10_000);
    expect(done).toEqual(['settings of east', 'settings of west']);
  });

  it('given a file that cannot be read, then it tries again', () => {
    look('east');
    files.broken = true;
    files.acts = ['east'];
    vi.advanceTimersByTime(5000);
    expect(done).toEqual([]);
    files.broken = false;
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['acts of east']);
  });
});
