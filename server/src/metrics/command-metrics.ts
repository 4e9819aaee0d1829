import { Counter } from 'prom-client';
import type { CommandKind } from '@jiaohao/shared';
import { lanes, type IntakeLane } from '../runtime/lanes.ts';
import type { WriterWatch } from '../runtime/watch.ts';
import type { Book } from './book.ts';
import { batchBuckets, insideBuckets, waitedBuckets } from './buckets.ts';
import type { Histogram, Note } from './histogram.ts';

/** What was too much, and where it was sent away. */
export type Shed = Counter<'at'>;

export function shedCounter({ registers }: Book): Shed {
  return new Counter({
    name: 'jiaohao_shed_total',
    help: 'What was refused as busy: by a full lane of the intake (agents, pages), for one agent that had asked for too much (agent), at the door of the web server (door)',
    labelNames: ['at'],
    registers,
  });
}

/** Commands on their way from their sender to the disk and back. */
export function watchCommands(book: Book, shed: Shed): WriterWatch {
  const count = countCommands(book);
  const wait = byLane(
    book.histogram({
      name: 'jiaohao_command_wait_seconds',
      help: 'From a command’s coming in until its batch is decided, by lane',
      buckets: waitedBuckets,
    }),
  );
  const whole = byLane(
    book.histogram({
      name: 'jiaohao_command_seconds',
      help: 'From a command’s coming in until its sender is answered, by lane',
      buckets: waitedBuckets,
    }),
  );
  return {
    taken: (lane, seconds) => wait[lane](seconds),
    answered(lane, kind, { outcome }, seconds) {
      count(lane, kind, outcome);
      whole[lane](seconds);
    },
    shed: (at) => shed.inc({ at }),
    wrote: watchBatches(book),
  };
}

const byLane = (histogram: Histogram): Readonly<Record<IntakeLane, Note>> => ({
  agents: histogram.of({ lane: 'agents' }),
  pages: histogram.of({ lane: 'pages' }),
});

function watchBatches(book: Book): WriterWatch['wrote'] {
  const legs = book.histogram({
    name: 'jiaohao_batch_seconds',
    help: 'Legs of a batch: decide, commit (until it is on disk), tell (boards, pages and senders)',
    buckets: insideBuckets,
  });
  const [decide, commit, tell] = [
    legs.of({ leg: 'decide' }),
    legs.of({ leg: 'commit' }),
    legs.of({ leg: 'tell' }),
  ];
  const sizes = book.histogram({
    name: 'jiaohao_batch_commands',
    help: 'Commands decided together, with one commit',
    buckets: batchBuckets,
  });
  const size = sizes.of();
  const entries = new Counter({
    name: 'jiaohao_journal_entries_total',
    help: 'Entries written to the journal',
    registers: book.registers,
  });
  return (batch) => {
    decide(batch.decide);
    if (batch.commit !== null) commit(batch.commit);
    tell(batch.tell);
    size(batch.wishes);
    entries.inc(batch.entries);
  };
}

type Outcome = 'accepted' | 'refused';

/** Counted in plain numbers, and told when somebody reads. */
function countCommands({ registers }: Book): (lane: IntakeLane, kind: CommandKind, outcome: Outcome) => void {
  const none = (): Map<CommandKind, Record<Outcome, number>> => new Map();
  const counts: Record<IntakeLane, ReturnType<typeof none>> = { agents: none(), pages: none() };
  const counter = new Counter({
    name: 'jiaohao_commands_total',
    help: 'Commands answered, by lane, kind and outcome',
    labelNames: ['lane', 'kind', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const lane of lanes)
        for (const [kind, { accepted, refused }] of counts[lane]) {
          this.inc({ lane, kind, outcome: 'accepted' }, accepted);
          this.inc({ lane, kind, outcome: 'refused' }, refused);
        }
    },
  });
  counter.reset();
  return (lane, kind, outcome) => {
    let of = counts[lane].get(kind);
    if (of === undefined) counts[lane].set(kind, (of = { accepted: 0, refused: 0 }));
    of[outcome] += 1;
  };
}
