import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Fault, Subject } from '@jiaohao/shared';
import type { Clock } from '../runtime/clock.ts';
import type { Hall } from '../runtime/hall.ts';

export interface ObservationsOptions {
  readonly hall: Pick<Hall, 'submit'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What the hall is told of the health of its parts: each change once, and again what could not be recorded. */
export interface Observations {
  /** Everything that is wrong with the subject now; `since`: when that was seen, epoch milliseconds. */
  see(subject: Subject, faults: readonly Fault[], since: number): void;
  /** Nothing is known of it any more. What the hall was told of it stands until something is. */
  forget(subject: Subject['id']): void;
  /** Tells everything anew. */
  tellAll(): void;
  stop(): void;
}

interface Observation {
  readonly subject: Subject;
  readonly faults: readonly Fault[];
  readonly since: number;
}

const tryAgainMs = 1000;
/** The hub could not write just then: the same is told again. */
const forNow: ReadonlySet<string> = new Set(['not-recorded', 'disk-full', 'stopping', 'busy']);

export function createObservations({ hall, clock, log }: ObservationsOptions): Observations {
  const seen = new Map<Subject['id'], Observation>();
  const untold = new Set<Observation>();
  let callOff: (() => void) | null = null;

  const tell = async (observation: Observation): Promise<void> => {
    const id = `watch-${randomUUID()}`;
    const answer = await hall.submit({
      id,
      command: { kind: 'observe', ...observation, faults: [...observation.faults] },
      actor: { hub: 'watch' },
    });
    if (answer.outcome === 'accepted') return;
    const { code } = answer.refusal;
    if (forNow.has(code)) tellLater(observation);
    // Between two days nobody writes it down; the next day is told when it begins.
    else if (code !== 'day-not-open')
      log.error({ subject: observation.subject.id, code }, 'the hall refused what its own watch saw');
  };
  const tellLater = (observation: Observation): void => {
    untold.add(observation);
    callOff ??= clock.schedule(clock.now() + tryAgainMs, () => {
      callOff = null;
      const again = [...untold];
      untold.clear();
      // What was seen since has been told itself.
      for (const each of again) if (seen.get(each.subject.id) === each) void tell(each);
    });
  };

  return {
    see(subject, faults, since) {
      const observation = { subject, faults: [...new Set(faults)].sort(), since };
      const before = seen.get(subject.id);
      if (before !== undefined && before.faults.join() === observation.faults.join()) return;
      seen.set(subject.id, observation);
      void tell(observation);
    },
    forget: (subject) => {
      seen.delete(subject);
    },
    tellAll() {
      for (const observation of seen.values()) void tell(observation);
    },
    stop() {
      callOff?.();
      seen.clear();
    },
  };
}
