import { deviceWatch } from '../contracts/frames.ts';
import { topics } from '../contracts/topics.ts';
import type { Ear } from '../taps/ear.ts';
import { createPortTap, type PortTap } from '../taps/port-tap.ts';
import { createFrameTeller } from './frame-teller.ts';
import type { Session } from './session.ts';

export interface TapsOptions {
  readonly hall: string;
  readonly agent: string;
  readonly session: Pick<Session, 'subscribe' | 'tell'>;
  readonly log: { error(about: object, text: string): void };
}

/** Where a technician listens in on the lines of an agent. */
export interface Taps {
  /** A tap on a port on which these protocols are spoken. */
  port(ears: readonly Ear[]): PortTap;
  /** The port is not there any more. */
  leave(port: PortTap): void;
  close(): void;
}

/** Taps the lines of the devices that the hub says are watched, for as long as it says so. */
export function openTaps({ hall, agent, session, log }: TapsOptions): Taps {
  const ports = new Set<PortTap>();
  const teller = createFrameTeller({
    now: Date.now,
    tell: (report, passed) => session.tell(topics.frames(hall, agent), report, 0, passed),
  });
  let expiry: NodeJS.Timeout | undefined;
  const watch = (devices: readonly string[]): void => {
    const wanted = new Set(devices);
    for (const port of ports) port.watch(wanted);
    if (wanted.size === 0) teller.forget();
  };
  session.subscribe(topics.watch(hall, agent), deviceWatch, ({ devices, forMs }) => {
    clearTimeout(expiry);
    expiry = setTimeout(() => watch([]), forMs).unref();
    watch(devices);
  });
  return {
    port(ears) {
      const port = createPortTap({
        ears,
        schedule(ms, fn) {
          const timer = setTimeout(fn, ms).unref();
          return () => clearTimeout(timer);
        },
        take: (ear, overheard) => teller.take(ear, overheard),
        failed: (error) => log.error({ err: error }, 'listening in on a line failed and has stopped'),
      });
      ports.add(port);
      return port;
    },
    leave(port) {
      port.watch(new Set());
      ports.delete(port);
    },
    close() {
      clearTimeout(expiry);
      watch([]);
    },
  };
}
