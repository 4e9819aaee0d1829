import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the machine did, raw, while something was measured on it. */
export interface MachineLoad {
  /** The longest this process had to wait for its turn, ms. */
  readonly ownTurnMs: number;
  /** The longest a process that does nothing but answer took to do so, ms. */
  readonly echoMs: number;
  /** Share of the time in which something that could run had no processor; null where the system does not say. */
  readonly contended: number | null;
}

export interface LoadWatch {
  stop(): MachineLoad;
}

const askEveryMs = 50;
const longestTurnMs = 250;
const mostContended = 0.6;

/** True when figures of that time say more about the machine than about the hall. */
export function isStarved({ ownTurnMs, echoMs, contended }: MachineLoad): boolean {
  return ownTurnMs > longestTurnMs || echoMs > longestTurnMs || (contended ?? 0) > mostContended;
}

/** Watches the raw machine: turns of the event loop, the round trip to an idle process, and the system's own figure. */
export function watchLoad(): LoadWatch {
  const turns = monitorEventLoopDelay({ resolution: 10 });
  turns.enable();
  const echo = watchEcho();
  const begun = { at: performance.now(), stalled: stalledMs() };
  return {
    stop() {
      turns.disable();
      const stalled = stalledMs();
      return {
        ownTurnMs: turns.max / 1e6,
        echoMs: echo.stop(),
        contended:
          stalled === null || begun.stalled === null
            ? null
            : (stalled - begun.stalled) / (performance.now() - begun.at),
      };
    },
  };
}

/**
 * An idle process that says back what it is told. It is started with this module, before any hall: a process started later
 * would hold the hall's cables plugged in.
 */
const other = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
other.unref();
for (const end of [other.stdin, other.stdout]) {
  end.on('error', () => {});
  if ('unref' in end && typeof end.unref === 'function') end.unref();
}

/** Asks it again and again; returns the longest it took. */
function watchEcho(): { stop(): number } {
  let asked: number | null = null;
  let worst = 0;
  const take = (): void => {
    if (asked !== null) worst = Math.max(worst, performance.now() - asked);
    asked = null;
  };
  other.stdout.on('data', take);
  const ask = setInterval(() => {
    asked ??= performance.now();
    other.stdin.write('?');
  }, askEveryMs);
  return {
    stop() {
      clearInterval(ask);
      other.stdout.off('data', take);
      take();
      return worst;
    },
  };
}

/** Milliseconds since boot in which some task waited for a processor (pressure stall information). */
function stalledMs(): number | null {
  try {
    const total = /^some .*total=(?<us>\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.groups?.[
      'us'
    ];
    return total === undefined ? null : Number(total) / 1000;
  } catch {
    return null;
  }
}
