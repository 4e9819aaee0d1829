import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { openDurably } from '../../server/src/store/sqlite/database.ts';
import { ptyWire } from '../../hardware-sim/src/wires/pty.ts';
import { startProgram } from '../hall/processes.ts';
import { Samples } from './samples.ts';

/** What the same machine does raw, one measurement of each at a time. */
export interface RawLimits {
  /** A keypad's frame to another process and back. */
  readonly pty: Samples;
  /** A message through a broker in another process and back, QoS 1. */
  readonly mqtt: Samples;
  /** One row, committed with synchronous FULL. */
  readonly commit: Samples;
  /** One page, written and forced to disk. */
  readonly fsync: Samples;
  /** Takes one of each; returns them, ms. */
  takeOne(): Promise<{ pty: number; mqtt: number; commit: number }>;
  close(): Promise<void>;
}

const frame = Uint8Array.of(0xff, 0x68, 0x03, 0x03, 0x68, 0x01, 0x01, 0x0c, 0x0e, 0x16);
/** About as much as one command, its events and its answer make in the journal. */
const entry = 'x'.repeat(900);
const page = new Uint8Array(4096);

/** Opens everything in `directory`, which has to be on the disk that the hub would write to. */
export async function openRawLimits(directory: string): Promise<RawLimits> {
  const pty = await openPtyEcho(directory);
  const broker = await openRoundTrip(pty.mqtt);
  const commits = openCommits(directory);
  const file = openSync(join(directory, 'raw.bin'), 'w');
  const samples = {
    pty: new Samples('bytes to another process and back over two ptys of one pair'),
    mqtt: new Samples('MQTT QoS 1, to a bare broker and back'),
    commit: new Samples(oneCommit),
    fsync: new Samples('one page written and forced to disk'),
  };
  return {
    ...samples,
    async takeOne() {
      samples.fsync.add(
        timed(() => {
          writeSync(file, page);
          fdatasyncSync(file);
        }),
      );
      return {
        commit: samples.commit.add(commits.commit()),
        pty: samples.pty.add(await pty.echo()),
        mqtt: samples.mqtt.add(await broker.roundTrip()),
      };
    },
    async close() {
      await broker.close();
      await pty.close();
      commits.close();
      closeSync(file);
    },
  };
}

const oneCommit = 'SQLite, one row, synchronous FULL';

/** A database in `directory` whose every row is a durable commit of its own. */
export function openCommits(directory: string) {
  const table = 'CREATE TABLE entry (seq INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL) STRICT';
  const db = openDurably(join(directory, 'raw.sqlite'), { what: 'a measurement', migrations: [table] });
  const insert = db.prepare('INSERT INTO entry (text) VALUES (?)');
  const insertAll = db.transaction((rows: number) => {
    for (let n = 0; n < rows; n += 1) insert.run(entry);
  });
  const commit = (rows = 1): number => timed(() => (rows === 1 ? insert.run(entry) : insertAll(rows)));
  return {
    /** Writes rows in one commit; returns how long it took, ms. */
    commit,
    /** Writes rows one by one. */
    take(count: number): Samples {
      const samples = new Samples(oneCommit);
      for (let n = 0; n < count; n += 1) samples.add(commit());
      return samples;
    },
    close: () => db.close(),
  };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

async function openPtyEcho(directory: string) {
  let back: (at: number) => void = () => {};
  let missing = 0;
  const wire = await ptyWire(join(directory, 'raw-echo'))((bytes) => {
    missing -= bytes.length;
    if (missing === 0) back(performance.now());
  });
  const partner = await startProgram('partner', 'tests/bench/partner.ts', [wire.address], directory);
  return {
    mqtt: partner.ready.mqtt ?? '',
    echo(): Promise<number> {
      missing = frame.length;
      const began = performance.now();
      return new Promise((resolve) => {
        back = (at) => resolve(at - began);
        wire.send(frame);
      });
    },
    async close() {
      await partner.stop();
      await wire.close();
    },
  };
}

async function openRoundTrip(url: string) {
  const client = await mqtt.connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 });
  if ('setNoDelay' in client.stream && typeof client.stream.setNoDelay === 'function')
    client.stream.setNoDelay(true);
  let back: (at: number) => void = () => {};
  client.on('message', () => back(performance.now()));
  await client.subscribeAsync('raw', { qos: 1 });
  return {
    roundTrip(): Promise<number> {
      const began = performance.now();
      return new Promise((resolve) => {
        back = (at) => resolve(at - began);
        client.publish('raw', entry, { qos: 1 });
      });
    },
    close: () => client.endAsync(true),
  };
}
