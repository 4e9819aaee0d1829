import type { Database } from 'better-sqlite3';
import type { ZodType } from 'zod';

/** What the hub said last, kept on disk: an agent that is started without the hub knows it still. */
export interface AtHand {
  /** What was kept last under this name; null if nothing was, or nothing that can be understood. */
  read<T>(name: string, schema: ZodType<T>): T | null;
  /** Keeps a value in place of the one before it: on disk at once, or a moment later if it changes often. */
  keep(name: string, value: unknown): void;
  /** Puts everything on disk now. */
  flush(): void;
}

/** Menus and rosters change with every ticket; the disk is troubled at most this often for each, ms. */
const everyMs = 1000;

/**
 * Keeps values in a table of `db`. A value that is being replaced when the power goes is the old one or the new one,
 * whole. A disk that takes nothing is told of through `failed`; a running agent needs it only at its next start.
 */
export function openAtHand(
  db: Database,
  failed: (error: unknown) => void,
  now: () => number = Date.now,
): AtHand {
  db.exec('CREATE TABLE IF NOT EXISTS at_hand (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  const select = db.prepare('SELECT value FROM at_hand WHERE name = ?').pluck();
  const upsert = db.prepare(
    'INSERT INTO at_hand (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const writtenAt = new Map<string, number>();
  const waiting = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const write = (name: string, text: string): void => {
    writtenAt.set(name, now());
    try {
      upsert.run(name, text);
    } catch (error) {
      failed(error);
    }
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [name, text] of waiting) write(name, text);
    waiting.clear();
  };
  return {
    read(name, schema) {
      const text = waiting.get(name) ?? select.get(name);
      const checked = typeof text === 'string' ? schema.safeParse(parsed(text)) : null;
      return checked?.success === true ? checked.data : null;
    },
    keep(name, value) {
      const text = JSON.stringify(value);
      if (now() - (writtenAt.get(name) ?? -Infinity) >= everyMs) {
        waiting.delete(name);
        write(name, text);
        return;
      }
      waiting.set(name, text);
      timer ??= setTimeout(flush, everyMs).unref();
    },
    flush,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
