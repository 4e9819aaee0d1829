import type { Logger } from 'pino';
import type { Reserve } from '../store/journal-on-disk.ts';
import type { Clock } from './clock.ts';

/**
 * How much room the disk has for the journal. `enough` · `reserve`: only what was kept for this time is left, so that
 * nothing new is taken on · `none`: that is used up too, and nothing can be recorded.
 */
export type RoomState = 'enough' | 'reserve' | 'none';

export interface Room {
  state(): RoomState;
  /** A write failed for want of room. */
  ranOut(): void;
  onChange(listener: (state: RoomState) => void): () => void;
  stop(): void;
}

/** While there is not enough the disk is asked again this often, by the clock and not by each command. */
const lookAgainMs = 5000;
/** A disk that others fill is noticed though nobody writes: a promise should not be what finds out. */
const watchMs = 2500;

export interface RoomOptions {
  readonly reserve: Reserve;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Takes the reserve, and watches over it as long as the hub runs. */
export function createRoom({ reserve, clock, log }: RoomOptions): Room {
  const listeners = new Set<(state: RoomState) => void>();
  let callOff = (): void => {};
  /** What the disk refuses for another reason is no room either: it is logged and asked again. */
  const asked = (ask: () => boolean): boolean => {
    try {
      return ask();
    } catch (error) {
      log.error({ err: error }, 'the reserve of the journal cannot be handled');
      return false;
    }
  };
  const taken = (): boolean => asked(() => reserve.take());
  let state: RoomState = taken() ? 'enough' : 'reserve';

  const become = (next: RoomState): void => {
    if (next !== state) {
      state = next;
      log[next === 'enough' ? 'info' : 'error']({ room: next }, sentences[next]);
      for (const listener of listeners) listener(next);
    }
    callOff();
    callOff = clock.schedule(clock.now() + (state === 'enough' ? watchMs : lookAgainMs), look);
  };
  const giveBack = (): void => {
    asked(() => {
      reserve.giveBack();
      return true;
    });
    become('reserve');
  };
  const look = (): void => {
    if (state === 'enough') {
      if (asked(() => reserve.isScarce())) giveBack();
      else become('enough');
    } else if (taken()) become('enough');
    else become(state === 'none' && asked(() => reserve.someLeft()) ? 'reserve' : state);
  };
  if (state !== 'enough') log.error({ room: state }, sentences[state]);
  become(state);

  return {
    state: () => state,
    ranOut() {
      if (state === 'enough') giveBack();
      else become('none');
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      callOff();
    },
  };
}

const sentences: Readonly<Record<RoomState, string>> = {
  enough: 'the disk has room for the journal again',
  reserve: 'the disk has no room: the reserve is given back, who is here is served, nothing new is taken on',
  none: 'the disk has no room and the reserve is used up: nothing can be recorded',
};

/** For a journal that is not on a disk. */
export const boundlessRoom: Room = {
  state: () => 'enough',
  ranOut() {},
  onChange: () => () => {},
  stop() {},
};
