import { Counter, Histogram, type Registry } from 'prom-client';
import type { WriterWatch } from '../runtime/watch.ts';
import { batchBuckets, insideBuckets, waitedBuckets } from './buckets.ts';

/** What was too much, and where it was sent away. */
export type Shed = Counter<'at'>;

export function shedCounter(registers: Registry[]): Shed {
  return new Counter({
    name: 'jiaohao_shed_total',
    help: 'What was refused as busy: by a full lane of the intake (agents, pages), for one agent that had asked for too much (agent), at the door of the web server (door)',
    labelNames: ['at'],
    registers,
  });
}

/** Commands on their way from their sender to the disk and back. */
export function watchCommands(registers: Registry[], shed: Shed): WriterWatch {
  const commands = new Counter({
    name: 'jiaohao_commands_total',
    help: 'Commands answered, by where they came from, kind and outcome',
    labelNames: ['lane', 'kind', 'outcome'],
    registers,
  });
  const lane = ['lane'] as const;
  const wait = new Histogram({
    name: 'jiaohao_command_wait_seconds',
    help: 'From a command’s coming in until its batch is decided',
    labelNames: lane,
    buckets: waitedBuckets,
    registers,
  });
  const whole = new Histogram({
    name: 'jiaohao_command_seconds',
    help: 'From a command’s coming in until its sender is answered',
    labelNames: lane,
    buckets: waitedBuckets,
    registers,
  });
  const legs = new Histogram({
    name: 'jiaohao_batch_seconds',
    help: 'Legs of a batch: decide, commit (until it is on disk), tell (boards, pages and senders)',
    labelNames: ['leg'],
    buckets: insideBuckets,
    registers,
  });
  const sizes = new Histogram({
    name: 'jiaohao_batch_commands',
    help: 'Commands decided together, with one commit',
    buckets: batchBuckets,
    registers,
  });
  const entries = new Counter({
    name: 'jiaohao_journal_entries_total',
    help: 'Entries written to the journal',
    registers,
  });
  return {
    taken: (from, seconds) => wait.observe({ lane: from }, seconds),
    answered(from, kind, { outcome }, seconds) {
      commands.inc({ lane: from, kind, outcome });
      whole.observe({ lane: from }, seconds);
    },
    shed: (at) => shed.inc({ at }),
    wrote(batch) {
      legs.observe({ leg: 'decide' }, batch.decide);
      if (batch.commit !== null) legs.observe({ leg: 'commit' }, batch.commit);
      legs.observe({ leg: 'tell' }, batch.tell);
      sizes.observe(batch.wishes);
      entries.inc(batch.entries);
    },
  };
}
