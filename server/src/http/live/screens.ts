import type { ServerResponse } from 'node:http';
import type { HallEvent } from '../../domain/index.ts';
import type { Recorded } from '../../runtime/hall.ts';
import type { HttpContext } from '../context.ts';
import { viewOfDuty } from '../duty/duty.ts';
import { viewOfHall } from '../hall-view.ts';
import { pacedBy } from './paced-by.ts';
import type { CallHeard } from '../shapes/call.ts';
import { openSse, type SseClient } from './sse.ts';
import { createUnspoken } from './unspoken.ts';
import { whileWatched } from './while-watched.ts';
import { speakingScreen, voiceOf, type ScreenVoice } from '../voice/who-speaks.ts';

/** What a screen is for. */
interface ScreenKind {
  /** Also shown what only staff may see. */
  readonly staff: boolean;
  /** It has a loudspeaker; null: it has none. */
  readonly voice: ScreenVoice | null;
}

/** Pages that watch the hall as it goes on. */
export interface Screens {
  readonly count: number;
  /** Shows the hall as it is, and then whatever happens. Rejects when the hall cannot be read. */
  add(response: ServerResponse, kind: ScreenKind): Promise<void>;
  /** Lets all of them go. */
  end(): void;
}

type Watched = Pick<HttpContext, 'hall' | 'plan' | 'timeZone' | 'views' | 'devices' | 'watch'>;

/** Screens are for eyes: the whole hall is sent at most this often. */
const pauseMs = 100;

export function createScreens(context: Watched): Screens {
  const { hall, devices, views } = context;
  const { live } = context.watch;
  const screens = new Map<SseClient, ScreenKind>();
  const hallNow = () => hall.look((state, stamp) => viewOfHall(context, state, stamp));
  const dutyNow = () => hall.look((state, stamp) => viewOfDuty(views, state, stamp));
  const ofStaff = (): SseClient[] => [...screens].flatMap(([screen, { staff }]) => (staff ? [screen] : []));

  const sendHall = pacedBy({ ms: pauseMs, wasThrough: live.updated }, async () => {
    const view = await hallNow();
    for (const screen of screens.keys()) screen.state('hall', view);
  });
  const sendDuty = pacedBy(pauseMs, async () => {
    if (ofStaff().length === 0) return;
    const view = await dutyNow();
    for (const screen of ofStaff()) screen.state('duty', view);
  });
  const sendDevices = pacedBy(pauseMs, () => {
    const listed = devices.list();
    for (const screen of ofStaff()) screen.state('devices', listed);
    return Promise.resolve();
  });
  const tellCall = (call: CallHeard): void => {
    for (const screen of screens.keys()) screen.happened('call', call);
  };
  const unspoken = createUnspoken(hall, tellCall);
  const keepShowing = whileWatched(() => [
    hall.onRecorded((recorded) => {
      for (const call of callsIn(context, recorded)) {
        unspoken.called(call);
        tellCall(call);
      }
      sendHall();
      sendDuty();
    }),
    devices.onChange((change) => {
      if (change.kind === 'agent' && !change.present) unspoken.agentGone(change.agent);
      sendDevices();
      // Who says the calls of a window may have changed.
      sendHall();
    }),
  ]);
  return {
    get count() {
      return screens.size;
    },
    async add(response, kind) {
      const { staff } = kind;
      const first = await hall.look((state, stamp) => ({
        hall: viewOfHall(context, state, stamp),
        duty: staff ? viewOfDuty(views, state, stamp) : null,
      }));
      const screen = openSse(response, live, () => {
        screens.delete(screen);
        keepShowing(screens.size > 0);
        sayWhoSpeaks(screens);
      });
      screens.set(screen, kind);
      keepShowing(true);
      screen.state('hall', first.hall);
      sayWhoSpeaks(screens);
      if (!staff) return;
      screen.state('devices', devices.list());
      if (first.duty !== null) screen.state('duty', first.duty);
    },
    end() {
      keepShowing(false);
      const all = [...screens.keys()];
      // Who is leaving is told nothing more, also when another has left first.
      screens.clear();
      for (const screen of all) screen.end();
    },
  };
}

function sayWhoSpeaks(screens: ReadonlyMap<SseClient, ScreenKind>): void {
  const speaks = speakingScreen([...screens].map(([screen, { voice }]) => ({ screen, voice })))?.screen;
  for (const [screen, { voice }] of screens)
    if (voice !== null) screen.state('voice', screen === speaks ? speaking : quiet);
}

const speaking = { speaks: true };
const quiet = { speaks: false };

function callsIn({ views, devices }: Watched, { events, state }: Recorded): CallHeard[] {
  const calls = events
    .filter((event): event is HallEvent<'ticketCalled' | 'ticketRecalled'> =>
      ['ticketCalled', 'ticketRecalled'].includes(event.type),
    )
    .filter((event) => state.windows.has(event.window));
  return calls.map(({ type, window, ticket, at }, n) => {
    const { text, moved = false, attention: after } = views.boardDesired(state, window);
    const attention = after - calls.slice(n + 1).filter((later) => later.window === window).length;
    const voice = voiceOf(window, state.plan.displays, devices.list());
    return {
      window,
      ticket,
      again: type === 'ticketRecalled',
      text,
      moved,
      attention,
      voice,
      late: false,
      at,
    };
  });
}
