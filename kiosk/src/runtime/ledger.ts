import { deliveries, ticketSlip } from '@jiaohao/shared';
import { openDurableFile } from '@jiaohao/shared/node';
import { z } from 'zod';
import type { OwedDelivery } from '../domain/delivery.ts';

/** Tickets the hub has answered with and whose delivery is not yet accounted for. Survives a kill of the kiosk. */
export interface DeliveryLedger {
  /** On disk when this returns; the same command's answer twice is kept once. */
  record(owed: OwedDelivery): void;
  /** What became of it, on disk when this returns. False if nothing is owed under this id, or the account stands already. */
  settle(id: string, delivery: OwedDelivery['otherwise']): boolean;
  /** The account is on its way for good. */
  forget(id: string): void;
  /** Everything still owed, oldest first; `otherwise` is the account once it is settled. */
  owed(): OwedDelivery[];
  close(): void;
}

const row = z.object({
  id: z.string(),
  slip: z.string().transform((text) => ticketSlip.parse(JSON.parse(text))),
  otherwise: z.enum(deliveries),
});

/** Opens (or makes) the ledger file. It holds what stands on the tickets; no person is in it. */
export function openLedger(path: string): DeliveryLedger {
  const db = openDurableFile(path);
  db.exec(`CREATE TABLE IF NOT EXISTS owed (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT UNIQUE NOT NULL,
    slip TEXT NOT NULL,
    otherwise TEXT NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0
  ) STRICT`);
  const insert = db.prepare('INSERT OR IGNORE INTO owed (id, slip, otherwise) VALUES (?, ?, ?)');
  const settle = db.prepare('UPDATE owed SET otherwise = ?, settled = 1 WHERE id = ? AND settled = 0');
  const remove = db.prepare('DELETE FROM owed WHERE id = ?');
  const all = db.prepare('SELECT id, slip, otherwise FROM owed ORDER BY seq');
  return {
    record: ({ id, slip, otherwise }) => void insert.run(id, JSON.stringify(slip), otherwise),
    settle: (id, delivery) => settle.run(delivery, id).changes === 1,
    forget: (id) => void remove.run(id),
    owed: () => all.all().map((each) => row.parse(each)),
    close: () => void db.close(),
  };
}
