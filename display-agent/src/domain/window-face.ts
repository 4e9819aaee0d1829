import { seriesIn, valueOf, type BoardDesired, type WindowNumber } from '@jiaohao/shared';

/** What a window shows its members, from what the hub said last and what was called by hand since. */
export interface WindowFace {
  readonly window: WindowNumber;
  /** As the hub said last; null before it has said anything. */
  readonly hub: BoardDesired | null;
  /** The hub's `attention` that this face has taken account of. */
  readonly heard: number | null;
  /** Number called by hand that stands. */
  readonly hand: string | null;
  /** Called by hand since the hub went away: what the hub called before is over. */
  readonly beyondHub: boolean;
  /** The window's own text, as the hub said it last. */
  readonly idle: Pick<BoardDesired, 'text' | 'short'>;
  /** Grows with everything that is worth a second look or a word: each call and each recall, whoever made it. */
  readonly attention: number;
}

export function blankFace(window: WindowNumber): WindowFace {
  const idle = { text: `${window}号窗口`, short: `${window}号` };
  return { window, hub: null, heard: null, hand: null, beyondHub: false, idle, attention: 0 };
}

/** The hub says what the window should show. While a call by hand stands, that one stays in front. */
export function hubSays(before: WindowFace, desired: BoardDesired): WindowFace {
  const idle = desired.face === 'idle' ? { text: desired.text, short: desired.short } : before.idle;
  const face = { ...before, hub: desired, idle };
  return face.beyondHub ? face : caughtUp(face, face.hub);
}

/** A number is called by hand. */
export function callsByHand(before: WindowFace, number: string): WindowFace {
  return { ...before, hand: number, beyondHub: true, attention: before.attention + 1 };
}

/** A call by hand from before this agent was started stands; it was shown and spoken then. */
export function stillCalls(before: WindowFace, number: string | null): WindowFace {
  return { ...before, hand: number, beyondHub: true };
}

/** The call that stands is made once more. */
export function callsAgain(before: WindowFace): WindowFace {
  return { ...before, attention: before.attention + 1 };
}

/** The call by hand is over: nobody came. */
export function handCallOver(before: WindowFace): WindowFace {
  return { ...before, hand: null };
}

/** The hub is back and knows what was called by hand: what it says stands. The same number is not called anew. */
export function handsOver(before: WindowFace): WindowFace {
  if (!before.beyondHub) return before;
  const face = { ...before, hand: null, beyondHub: false };
  const { hub, hand } = before;
  const same = hub?.face === 'call' && hand !== null && isOfCall(hub.short, hand);
  return same ? { ...face, heard: hub.attention } : caughtUp(face, hub);
}

/** Whether a number called by hand is the hub's: without its letter it may lack zeros too, where nobody knew how many. */
function isOfCall(number: string, hand: string): boolean {
  return number === hand || (seriesIn(hand) === '' && valueOf(number) === valueOf(hand));
}

/** What the board should show; undefined while nothing is known. */
export function shownBy(face: WindowFace): BoardDesired | undefined {
  const { window, hub, hand, idle, attention } = face;
  const outOfService = hub?.outOfService ?? false;
  if (hand !== null)
    return { window, face: 'call', text: callText(hand, window), short: hand, attention, outOfService };
  if (face.beyondHub && (hub === null || hub.face === 'call'))
    return { window, face: 'idle', ...idle, attention, outOfService };
  return hub === null ? undefined : { ...hub, attention };
}

/** The sentence of a call, as the hub writes it. */
function callText(number: string, window: WindowNumber): string {
  return `请${number}号到${window}号窗口`;
}

/** A call that the hub has made since this face last took account of it is worth a second look; the first word of it is not. */
function caughtUp(face: WindowFace, hub: BoardDesired | null): WindowFace {
  if (hub === null) return face;
  const anew = hub.face === 'call' && face.heard !== null && face.heard !== hub.attention;
  return { ...face, heard: hub.attention, attention: anew ? face.attention + 1 : face.attention };
}
