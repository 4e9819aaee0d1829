import type { Bilingual, StaffNumber } from '@jiaohao/shared';
import type { Account } from '../../credentials/account.ts';
import type { Refreshing } from '../../runtime/refreshing.ts';
import type { KeptSession, SessionBook } from '../../credentials/session-book.ts';
import { digestOf, randomToken } from '../../credentials/secrets.ts';
import { csrfTokenOf } from './csrf-token.ts';
import { createListeners } from '../live/listeners.ts';
import type { Person } from '../roles.ts';

/** Somebody who is signed in, as their account is now. */
export interface Session extends Person {
  readonly name: Bilingual;
  /** Good for nothing but to choose a password: somebody else made the one they came with. */
  readonly mustChange: boolean;
  /** Goes with everything that changes something. */
  readonly csrf: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * Who is signed in at a page. A session ends after a shift, after a while without a request, when its account is disabled
 * or its password is set; its roles are those of the account at every request. It outlives a restart of the hub.
 */
export interface Sessions {
  /** Opens a new one; its token is told here and never again. Null: there is no such account, or it is disabled. */
  open(staff: StaffNumber): { readonly token: string; readonly session: Session } | null;
  /** `asked`: by a person, not by a page of its own accord. */
  of(token: string, asked: boolean): Session | null;
  close(token: string): void;
  /** Calls `end` once when the session ends, at once if it has ended. Returns what calls that off. */
  onEnd(token: string, end: () => void): () => void;
  /** Ends what somebody listens to, not their sessions: they may not hear the same any more. */
  hangUp(staff: StaffNumber): void;
  /** Ends at once what is over by now: what the clock ended is noticed without. */
  sweep(): void;
}

/** A long shift. */
const shiftMs = 12 * 3_600_000;
/** Somebody who went home without signing out. A page that only listens asks for nothing. */
const idleMs = 2 * 3_600_000;
/** How exactly the last request is written down. */
const seenWithinMs = 60_000;
/** More pages than one person has; past it their oldest session ends. */
const sessionsEach = 20;

export interface SessionsOptions {
  readonly accounts: {
    of(staff: StaffNumber): Pick<Account, 'name' | 'roles' | 'disabled' | 'mustChange' | 'epoch'> | null;
  };
  readonly book: SessionBook;
  /** A page that only listens asks for nothing: whether its session is over has to be looked up for it. */
  readonly refreshing: Pick<Refreshing, 'join'>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createSessions({ accounts, book, refreshing, now }: SessionsOptions): Sessions {
  const open = new Map(book.all().map((kept) => [kept.tokenHash, kept]));
  /** Made of the token, which is not kept; so remembered once it was made. */
  const csrfOf = new Map<string, string>();
  const listeners = createListeners();

  const end = (tokenHash: string): void => {
    if (open.delete(tokenHash)) book.drop(tokenHash);
    csrfOf.delete(tokenHash);
    listeners.tell(tokenHash);
  };
  const isOver = ({ staff, epoch, openedAt, seenAt }: KeptSession): boolean => {
    const account = accounts.of(staff);
    const timeIsUp = now() >= openedAt + shiftMs || now() >= seenAt + idleMs;
    return timeIsUp || account === null || account.disabled || account.epoch !== epoch;
  };
  const current = (tokenHash: string): KeptSession | null => {
    const kept = open.get(tokenHash);
    if (kept !== undefined && !isOver(kept)) return kept;
    end(tokenHash);
    return null;
  };
  const keep = (kept: KeptSession): void => {
    open.set(kept.tokenHash, kept);
    book.keep(kept);
  };
  const seen = (kept: KeptSession): void => {
    if (now() - kept.seenAt >= seenWithinMs) keep({ ...kept, seenAt: now() });
  };
  const csrf = (token: string, tokenHash: string): string => {
    const known = csrfOf.get(tokenHash) ?? csrfTokenOf(token);
    csrfOf.set(tokenHash, known);
    return known;
  };
  const sessionOf = (token: string, { staff, openedAt, tokenHash }: KeptSession): Session | null => {
    const account = accounts.of(staff);
    if (account === null) return null;
    const { name, roles, mustChange } = account;
    return { staff, name, roles, mustChange, csrf: csrf(token, tokenHash), expiresAt: openedAt + shiftMs };
  };
  const makeRoom = (staff: StaffNumber): void => {
    const theirs = [...open.values()].filter((each) => each.staff === staff);
    const oldest = theirs.sort((one, other) => one.openedAt - other.openedAt);
    for (const { tokenHash } of oldest.slice(0, -sessionsEach)) end(tokenHash);
  };
  const sweep = (): void => {
    for (const tokenHash of open.keys()) current(tokenHash);
  };
  refreshing.join(sweep);

  return {
    open(staff) {
      const account = accounts.of(staff);
      if (account === null || account.disabled) return null;
      const token = randomToken();
      const { epoch } = account;
      const kept = { tokenHash: digestOf(token), staff, epoch, openedAt: now(), seenAt: now() };
      keep(kept);
      makeRoom(staff);
      const session = sessionOf(token, kept);
      return session === null ? null : { token, session };
    },
    of(token, asked) {
      const kept = current(digestOf(token));
      if (kept === null) return null;
      if (asked) seen(kept);
      return sessionOf(token, kept);
    },
    close: (token) => end(digestOf(token)),
    onEnd(token, tell) {
      const tokenHash = digestOf(token);
      if (current(tokenHash) !== null) return listeners.add(tokenHash, tell);
      tell();
      return () => {};
    },
    hangUp(staff) {
      for (const kept of open.values()) if (kept.staff === staff) listeners.tell(kept.tokenHash);
    },
    sweep,
  };
}
