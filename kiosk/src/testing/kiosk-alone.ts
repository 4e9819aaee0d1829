import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { lease, liSi, menu, roster } from './invented.ts';
import { choosesRent, boot, type BootOptions, type Running } from './kiosk-on-disk.ts';
import type { TestHub } from './test-hub.ts';

/** Kiosks of one test, on one folder. */
export interface Kiosks {
  readonly folder: string;
  start(options?: BootOptions): Running;
  /** Starts one that has heard everything from a hub that is now away. */
  leftAlone(options?: BootOptions): Running;
  kill(running: Running): void;
}

/** Gives every test of a file a folder of its own and ends what it has started on it. */
export function kiosksOnDisk(): Kiosks {
  let folder = '';
  const running: Running[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  });
  afterEach(() => {
    for (const each of running.splice(0)) each.kill();
    rmSync(folder, { recursive: true });
  });
  const start = (options: BootOptions = {}): Running => {
    const started = boot(folder, options);
    running.push(started);
    return started;
  };
  return {
    get folder() {
      return folder;
    },
    start,
    leftAlone(options) {
      const started = start(options);
      started.hub.publish(menu);
      started.hub.lease(lease);
      started.hub.roster(roster);
      started.hub.turn(false);
      return started;
    },
    kill(killed) {
      running.splice(running.indexOf(killed), 1);
      killed.kill();
    },
  };
}

/** A member with a card chooses rent, and no green channel. */
export function chooses({ kiosk }: Running, card = liSi): void {
  kiosk.card(card);
  choosesRent(kiosk);
  if (kiosk.page.page === 'green-offer') kiosk.touch({ touch: 'green', accept: false }, kiosk.page.serial);
}

/** What was sent to be entered: numbers and what became of them. */
export const entriesAt = (hub: TestHub) =>
  hub.of('back-enter-ticket').map(({ command }) => [command.ticket, command.delivery]);
