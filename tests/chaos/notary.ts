import { setTimeout as pause } from 'node:timers/promises';
import { ledgerView, type LedgerEntry } from '../../hardware-sim/src/views.ts';
import { wanted } from '../hall/http.ts';
import type { WholeHall } from '../hall/whole-hall.ts';
import { ticketIn } from './sightings.ts';
import type { Scene } from './crowd/scene.ts';

const readEveryMs = 300;

/** Copies the simulator's ledger while it is written. */
export class Notary {
  readonly entries: LedgerEntry[] = [];
  private readonly hall: WholeHall;
  private readonly scene: Scene;
  private last = 0;

  constructor(hall: WholeHall, scene: Scene) {
    this.hall = hall;
    this.scene = scene;
  }

  /** Reads on until `stop`. Rejects when something was forgotten before it was read. */
  async write(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      await this.read();
      await pause(readEveryMs, undefined, { signal: stop }).catch(() => {});
    }
    await this.read();
  }

  private async read(): Promise<void> {
    for (;;) {
      const url = `${this.hall.bench.address}/api/ledger?after=${this.last}`;
      const { entries, last, missed } = ledgerView.parse(await wanted(url));
      if (missed > 0) throw new Error(`${missed} entries of the ledger were forgotten before they were read`);
      this.entries.push(...entries);
      for (const entry of entries) {
        const called = entry.kind === 'board' ? ticketIn(entry.text) : null;
        if (called !== null) this.scene.seenCalled.add(called);
      }
      this.last = last;
      if (entries.length === 0) return;
    }
  }
}
