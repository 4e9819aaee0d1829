import type { DeviceKind } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';
import { rosterSheet } from '../domain/roster-sheet.ts';
import type { Surroundings } from '../domain/visit/visit.ts';
import type { HallClock } from './hall-clock.ts';
import type { LastHeard } from './last-heard.ts';
import type { OwnNumbers } from './own-numbers.ts';

/** What is around a visit, as it is now. */
export interface World {
  readonly around: Surroundings;
  /** Not taken out of service, whatever the device says of itself. */
  mayUse(device: DeviceKind): boolean;
  learn(news: Partial<Works>): void;
  /** Called when the session with the hub comes and goes. */
  onHub(listener: (isHere: boolean) => void): () => void;
  close(): void;
}

interface Works {
  readonly readerWorks: boolean;
  readonly printerWorks: boolean;
}

interface WorldParts {
  readonly session: Pick<Session, 'online' | 'onOnline' | 'hubIsBusy' | 'onBusy'>;
  readonly heard: LastHeard;
  readonly ownNumbers: OwnNumbers;
  readonly clock: HallClock;
}

/** A kiosk that has just started finds its hub within this time, or goes on without it, ms. */
const connectMs = 3000;

/** Puts together what the hub, the devices and this kiosk's own books say. `changed` is called when any of it changes. */
export function openSurroundings(
  { session, heard, ownNumbers, clock }: WorldParts,
  changed: () => void,
): World {
  let works: Works = { readerWorks: false, printerWorks: false };
  let hub: Surroundings['hub'] = session.online ? 'here' : 'connecting';
  const hubListeners = new Set<(isHere: boolean) => void>();
  const turn = (isHere: boolean): void => {
    clearTimeout(patience);
    hub = isHere ? 'here' : 'away';
    for (const listener of hubListeners) listener(isHere);
    changed();
  };
  const patience = setTimeout(() => {
    if (hub === 'connecting') turn(false);
  }, connectMs);
  const stopOnline = session.onOnline(turn);
  const stopNews = heard.onNews(changed);
  const stopBusy = session.onBusy(changed);

  const menu = (): Surroundings['menu'] => heard.menu(hub === 'here', clock.today());
  const mayUse = (device: DeviceKind): boolean => !(menu()?.outOfService.includes(device) ?? false);

  return {
    get around() {
      return {
        menu: menu(),
        hub,
        hubIsBusy: session.hubIsBusy,
        hasLease: ownNumbers.hasLease,
        readerWorks: works.readerWorks && mayUse('card-reader'),
        printerWorks: works.printerWorks && mayUse('printer'),
        // Put together only where somebody looks at it.
        get roster() {
          const today = ownNumbers.today();
          return rosterSheet(heard.roster, ownNumbers.date(), today, clock.wall);
        },
      };
    },
    mayUse,
    learn(news) {
      works = { ...works, ...news };
      changed();
    },
    onHub(listener) {
      hubListeners.add(listener);
      return () => hubListeners.delete(listener);
    },
    close() {
      clearTimeout(patience);
      stopOnline();
      stopNews();
      stopBusy();
      hubListeners.clear();
    },
  };
}
