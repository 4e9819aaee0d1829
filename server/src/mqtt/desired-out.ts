import { topics, type AgentId, type WindowNumber } from '@jiaohao/shared';
import type { Domain, HallDay, HallPlan, Stamp } from '../domain/index.ts';
import type { Hall, Recorded } from '../runtime/hall.ts';
import type { Refreshing } from '../runtime/refreshing.ts';

/** The domain's views that go to agents. */
type AgentViews = Pick<
  Domain,
  'boardDesired' | 'keypadDesired' | 'kioskMenus' | 'numberLeases' | 'touchedBy' | 'windowsNamed'
>;

export interface DesiredOutOptions {
  readonly plan: () => HallPlan;
  readonly views: AgentViews;
  /** Those that are told what they offer, now. */
  readonly kiosks: () => readonly AgentId[];
  /** Publishes a retained message, in JSON. */
  readonly publish: (topic: string, text: string) => Promise<void>;
}

/** The desired state of boards, keypads and kiosks: retained, and published only when it differs from what stands there. */
export interface DesiredOut {
  /** What a batch changed; boards before kiosks, because a member is waiting for the call. */
  after(recorded: Recorded): void;
  /** Of it, only what somebody is waiting for: boards, and the keypads of windows at which something happened. */
  calls(recorded: Recorded): void;
  /** Everything, as at the start of the hub, or when the clock alone changed what kiosks offer and keypads show. */
  all(state: HallDay, stamp: Stamp): Promise<void>;
}

export function createDesiredOut({ plan, views, kiosks, publish }: DesiredOutOptions): DesiredOut {
  const standing = new Map<string, string>();
  const put = (topic: string, message: unknown): Promise<void> => {
    const text = JSON.stringify(message);
    if (standing.get(topic) === text) return Promise.resolve();
    standing.set(topic, text);
    return publish(topic, text);
  };
  const putBoard = (state: HallDay, window: WindowNumber): Promise<void> =>
    put(topics.board(plan().id, window), views.boardDesired(state, window));
  const putKeypad = (state: HallDay, window: WindowNumber, { at }: Stamp): Promise<void> =>
    put(topics.keypad(plan().id, window), views.keypadDesired(state, window, at));
  const putWindow = (state: HallDay, window: WindowNumber, stamp: Stamp): Promise<unknown> =>
    Promise.all([putBoard(state, window), putKeypad(state, window, stamp)]);
  const putKiosks = (state: HallDay, stamp: Stamp): Promise<unknown> => {
    const { id } = plan();
    const menus = views.kioskMenus(state, plan(), kiosks(), stamp);
    const leases = views.numberLeases(state, plan(), kiosks(), stamp);
    return Promise.all([
      ...menus.map((menu) => put(topics.kioskMenu(id, menu.kiosk), menu)),
      ...leases.map((lease) => put(topics.numberLease(id, lease.kiosk), lease)),
    ]);
  };

  return {
    after({ state, events, stamp }) {
      const touched = views.touchedBy(state, events);
      for (const window of touched.windows) void putWindow(state, window, stamp);
      if (touched.kiosks) void putKiosks(state, stamp);
    },
    calls({ state, events, stamp }) {
      for (const window of views.windowsNamed(state, events)) void putWindow(state, window, stamp);
    },
    async all(state, stamp) {
      const windows = [...state.windows.keys()].map((window) => putWindow(state, window, stamp));
      await Promise.all([...windows, putKiosks(state, stamp)]);
    },
  };
}

/** How many wait is for eyes: in a rush it is published to keypads and kiosks at most this often. Calls never wait. */
const pauseMs = 250;

/**
 * Publishes everything now, then what changes, batch by batch, and what the clock alone changes: the hour of opening, a wait
 * that grows, an appointment that becomes due. Returns how to stop.
 */
export async function keepDesired(
  hall: Pick<Hall, 'look' | 'onRecorded'>,
  desired: DesiredOut,
  refreshing: Pick<Refreshing, 'join'>,
): Promise<() => void> {
  const refresh = async (): Promise<void> => {
    await hall.look((state, stamp) => desired.all(state, stamp));
  };
  // A hall that cannot be read is told by the hall itself; the next round tries again.
  const refreshSoon = (): void => void refresh().catch(() => {});
  let pausing: NodeJS.Timeout | null = null;
  let owed = false;
  const pause = (): void => {
    pausing = setTimeout(() => {
      pausing = null;
      if (!owed) return;
      owed = false;
      refreshSoon();
      pause();
    }, pauseMs);
  };
  const stopListening = hall.onRecorded((recorded) => {
    if (pausing === null) {
      desired.after(recorded);
      pause();
    } else {
      desired.calls(recorded);
      owed = true;
    }
  });
  await refresh();
  const leave = refreshing.join(refreshSoon);
  return () => {
    leave();
    if (pausing !== null) clearTimeout(pausing);
    stopListening();
  };
}
