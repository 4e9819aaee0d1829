import Database from 'better-sqlite3';
import { Socket } from 'node:net';
import { Worker, isMainThread } from 'node:worker_threads';
import { z } from 'zod';
import { aroundCommits } from './around-commits.ts';
import { fateVariable, stages } from './stages.ts';

/*
 * Loaded before a hub that is to die at a certain stage. It changes nothing of what the hub does until then: it counts how
 * often the hub came to the stage, and has the system kill it there, as suddenly as from outside.
 */
const fate = z
  .object({ stage: z.enum(stages), nth: z.int().positive(), afterMicros: z.number() })
  .parse(JSON.parse(process.env[fateVariable] ?? ''));

const die = (): void => void process.kill(process.pid, 'SIGKILL');

let come = 0;
const isTheTime = (): boolean => {
  come += 1;
  return come === fate.nth;
};

/** Kills from another thread, because this one is in the system's hands while it commits. */
function killerBeside(): { ready(): void; go(): void } {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const killer = new Worker(
    `const { workerData } = require('node:worker_threads');
     const { signal, micros, pid } = workerData;
     // A first call takes longer than a commit does: what is done later is done now, many times over.
     for (let n = 0; n < 2000; n += 1) process.kill(pid, 0), performance.now();
     Atomics.wait(signal, 0, 0);
     while (Atomics.load(signal, 0) < 2);
     const until = performance.now() + micros / 1000;
     while (performance.now() < until);
     process.kill(pid, 'SIGKILL');`,
    { eval: true, execArgv: [], workerData: { signal, micros: fate.afterMicros, pid: process.pid } },
  );
  killer.unref();
  return {
    ready() {
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    },
    go: () => void Atomics.store(signal, 0, 2),
  };
}

function dieAroundCommits(): void {
  const beside = fate.stage === 'within the commit' ? killerBeside() : null;
  let now = false;
  aroundCommits(Database, {
    before() {
      now = isTheTime();
      if (now && fate.stage === 'before the commit') die();
      if (now) beside?.ready();
    },
    written() {
      if (now && fate.stage === 'rows written') die();
      if (now) beside?.go();
    },
    committed() {
      if (now && fate.stage === 'committed') die();
    },
  });
}

/** What is written first, the system has; the rest never comes. */
function dieHalfSaid(): void {
  const write = Reflect.get(Socket.prototype, 'write');
  const dying = function (this: Socket, ...args: Parameters<Socket['write']>): boolean {
    const [data] = args;
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (bytes.length > 1 && this.remotePort !== undefined && isTheTime()) {
      Reflect.apply(write, this, [bytes.subarray(0, Math.ceil(bytes.length / 2))]);
      die();
    }
    return Reflect.apply(write, this, args);
  };
  Object.assign(Socket.prototype, { write: dying });
}

if (isMainThread) {
  if (fate.stage === 'half an answer') dieHalfSaid();
  else dieAroundCommits();
}
