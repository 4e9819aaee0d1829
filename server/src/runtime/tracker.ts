import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** A ticket of a day, as its tracker address names it. */
interface TrackedTicket {
  /** Local date, `2026-11-23`. */
  readonly date: string;
  readonly ticket: string;
}

/** Tracker tokens: who has the paper may look, who only knows the number may not. */
export interface Trackers {
  tokenOf(tracked: TrackedTicket): string;
  /** Null for a token this hub did not make. */
  read(token: string): TrackedTicket | null;
}

const shape = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<ticket>[A-Z]\d+)(?<seal>[A-Za-z0-9_-]{22})$/;

/** `key`: the hub's own, hex. The seal is half an HMAC-SHA256: 128 bits, too many to guess. */
export function createTrackers(hall: string, key: string): Trackers {
  // Made once: of bytes a key is made anew for every seal, which takes four times as long as the seal.
  const secret = createSecretKey(key, 'hex');
  const sealOf = ({ date, ticket }: TrackedTicket): string =>
    createHmac('sha256', secret)
      .update(`${hall}/${date}/${ticket}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  return {
    tokenOf: (tracked) => `${tracked.date.replaceAll('-', '')}${tracked.ticket}${sealOf(tracked)}`,
    read(token) {
      const parts = shape.exec(token)?.groups;
      if (parts === undefined) return null;
      const { year = '', month = '', day = '', ticket = '', seal = '' } = parts;
      const tracked = { date: `${year}-${month}-${day}`, ticket };
      return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(tracked))) ? tracked : null;
    },
  };
}
