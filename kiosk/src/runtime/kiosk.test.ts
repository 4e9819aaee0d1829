import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, openSession } from '@jiaohao/shared/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lease, liSi, menu, slip, zhangSan } from '../testing/invented.ts';
import {
  choosesRent,
  boot as bootOn,
  pageOf,
  type BootOptions,
  type Running,
} from '../testing/kiosk-on-disk.ts';
import type { TestHub } from '../testing/test-hub.ts';
import { accepted } from '../testing/visits.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts the kiosk on its folder, with a hub that has said what it offers. */
function boot(options: BootOptions = {}): Running {
  const running = bootOn(folder, options);
  running.hub.publish(menu);
  return running;
}

/** A member has chosen and the hub has answered; the printer works on it. */
function answered(running: Running, repeat = false): string {
  const { kiosk, hub } = running;
  kiosk.card(liSi);
  choosesRent(kiosk);
  const { id } = hub.of('issue').at(-1)!;
  hub.answer(id, accepted(id, slip, repeat));
  return id;
}

const accounts = (hub: TestHub) =>
  hub.of('confirm-delivery').map(({ id, command }) => [id, command.delivery]);

describe('a kiosk that is killed', () => {
  it('between the answer and the paper: the ticket goes to the desk at the next start, once', () => {
    const before = boot();
    const id = answered(before);
    expect(before.prints).toHaveLength(1);
    before.kill();
    const after = boot();
    expect(accounts(after.hub)).toEqual([[`${id}-delivery`, 'undelivered']]);
    expect(after.prints).toHaveLength(0);
    after.kill();
    expect(accounts(boot().hub)).toEqual([]);
  });

  it('before the answer: the answer that comes after the start finds nobody, and the ticket goes to the desk', () => {
    const before = boot();
    before.kiosk.touch({ touch: 'begin' }, before.kiosk.page.serial);
    choosesRent(before.kiosk);
    const [left] = before.hub.of('issue');
    before.kill();
    const after = boot({ outbox: [left!] });
    after.hub.answer(left!.id, accepted(left!.id));
    expect(after.prints).toHaveLength(0);
    expect(accounts(after.hub)).toEqual([[`${left!.id}-delivery`, 'undelivered']]);
  });

  it('between the paper and the account: the account that stands is the one given', async () => {
    const before = boot();
    const id = answered(before);
    // The disk has it, the outbox not yet.
    before.ledger.settle(id, 'printed');
    before.kill();
    expect(accounts(boot().hub)).toEqual([[`${id}-delivery`, 'printed']]);
  });

  it('while a ticket is printed again: its owner had seen the number', () => {
    const before = boot();
    answered(before, true);
    before.kiosk.touch({ touch: 'reprint' }, before.kiosk.page.serial);
    const [{ id } = { id: '' }] = before.hub.of('reprint');
    before.hub.answer(id, accepted(id, slip, true));
    expect(before.prints).toMatchObject([{ paper: { reprint: true } }]);
    before.kill();
    expect(accounts(boot().hub)).toEqual([[`${id}-delivery`, 'shown-on-screen']]);
  });
});

describe('a kiosk that runs', () => {
  it('accounts for paper when the fence says so, and owes nothing then', async () => {
    const running = boot();
    const id = answered(running);
    running.prints[0]?.end({ printed: true });
    await pageOf(running.kiosk, 'printed');
    expect(accounts(running.hub)).toEqual([[`${id}-delivery`, 'printed']]);
    expect(running.ledger.owed()).toEqual([]);
  });

  it('shows the number when the printer fails, and takes the member’s word for it', async () => {
    const running = boot();
    const id = answered(running);
    running.prints[0]?.end({ printed: false, faults: ['paper-out'] });
    await pageOf(running.kiosk, 'on-screen');
    expect(accounts(running.hub)).toEqual([]);
    running.kiosk.touch({ touch: 'noted' }, running.kiosk.page.serial);
    expect(accounts(running.hub)).toEqual([[`${id}-delivery`, 'shown-on-screen']]);
  });

  it('shows numbers on the screen where no printer is configured', async () => {
    const running = boot({ printer: null });
    const { kiosk } = running;
    answered(running);
    await pageOf(kiosk, 'on-screen');
    expect(kiosk.page).toMatchObject({ slip: { ticket: slip.ticket }, canReprint: false });
  });
});

describe('the identity number and the name', () => {
  it('leave no trace in pages, commands, files or logs', async () => {
    const logged: string[] = [];
    const log = createLog('K1');
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      vi.spyOn(log, level).mockImplementation(
        (...words: unknown[]) => void logged.push(JSON.stringify(words)),
      );
    }
    const session = openSession({
      // Nobody is there: every command stays in the outbox file.
      url: 'mqtt://127.0.0.1:1',
      hall: 'demo',
      agent: 'K1',
      secret: 'a-secret-for-tests-only',
      outboxPath: join(folder, 'outbox.sqlite'),
      log,
    });
    const pages: string[] = [];
    const { kiosk, hub, kill } = bootOn(folder, {
      printer: { print: () => Promise.resolve({ printed: false, faults: ['paper-out'] }) },
      parts: (parts) => ({
        ...parts,
        session: {
          ...parts.session,
          send(command, options) {
            void parts.session.send(command, options);
            return session.send(command, options);
          },
        },
      }),
    });
    kiosk.onPage((page) => pages.push(JSON.stringify(page)));
    hub.publish(menu);
    hub.lease(lease);
    for (const card of [zhangSan, liSi]) {
      kiosk.card(card);
      choosesRent(kiosk);
      kiosk.touch({ touch: 'green', accept: true }, kiosk.page.serial);
      const { id } = hub.of('issue').at(-1)!;
      hub.answer(id, accepted(id));
      await pageOf(kiosk, 'on-screen');
      kiosk.touch({ touch: 'noted' }, kiosk.page.serial);
    }
    // And the same without the hub: what is kept then stays on disk longer.
    hub.turn(false);
    for (const card of [zhangSan, liSi]) {
      kiosk.card(card);
      choosesRent(kiosk);
      kiosk.touch({ touch: 'green', accept: true }, kiosk.page.serial);
      await pageOf(kiosk, 'on-screen');
      kiosk.touch({ touch: 'noted' }, kiosk.page.serial);
    }
    expect(hub.of('back-enter-ticket')).toHaveLength(2);
    await session.close();
    kill();

    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const traffic = Buffer.from([...pages, ...logged, JSON.stringify(hub.sent)].join('\n'));
    expect(files.some((file) => file.includes('withdrawal-rent'))).toBe(true);
    expect(traffic.includes('张*')).toBe(true);
    for (const { idNumber, name, address } of [zhangSan, liSi]) {
      for (const secret of [idNumber, idNumber.slice(6, 14), name, address]) {
        for (const encoding of ['utf8', 'utf16le'] as const) {
          for (const place of [traffic, ...files])
            expect(place.includes(Buffer.from(secret, encoding))).toBe(false);
        }
      }
    }
  });
});
