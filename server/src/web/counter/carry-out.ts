import { signal } from '@preact/signals';
import type { CommandResult, Refusal } from '@jiaohao/shared';
import type { CounterView } from '../../http/shapes/counter.ts';
import { act, type Said } from '../api.ts';
import { me } from '../session.ts';
import { deedAt, type Deed, type DeedId } from './deeds.ts';
import { hindranceOf } from './hindrances.ts';
import { tellDone, tellRefused } from './outcome.ts';
import { ask } from './over.ts';
import { clear, typed } from './typed.ts';
import { counter, isLive } from './window-live.ts';

/** Something is under way: what is pressed meanwhile is pressed twice. */
export const busy = signal(false);

const notLive = {
  zh: '连接中断,暂不能操作。请用叫号键盘,或口头叫号。',
  en: 'Not connected: nothing can be done here. Use the keypad, or call aloud.',
};

/** Does what a button or a key stands for, or asks what has to be known first; says why when it cannot be done. */
export function begin(deed: DeedId): void {
  const view = whenPossible(deed);
  if (view !== null) beginnings[deed](view);
}

const plain = (deed: DeedId) => (): void => void carryOut(deed, deed);

const beginnings: Readonly<Record<DeedId, (view: CounterView) => void>> = {
  'call-next': plain('call-next'),
  recall: plain('recall'),
  start: plain('start'),
  finish: plain('finish'),
  miss: plain('miss'),
  'cancel-call': plain('cancel-call'),
  'ask-grade': plain('ask-grade'),
  hold: ({ ticket }) => ask({ kind: 'hold', ticket: ticket?.ticket ?? '' }),
  transfer: ({ ticket }) => ask({ kind: 'transfer', ticket: ticket?.ticket ?? '' }),
  'take-up': takeUpOne,
  pause: ({ status }) => (status === 'paused' ? void carryOut('pause', 'resume') : ask({ kind: 'pause' })),
  'log-in': ({ clerk }) =>
    void (clerk === null
      ? carryOut('log-in', 'log-in', { clerk: me.value?.staff })
      : carryOut('log-in', 'log-out')),
  open: ({ status }) => void carryOut('open', status === 'closed' ? 'open' : 'close'),
  report: () => ask({ kind: 'report' }),
};

/** Sends what was decided on at this window, and says how it ended. */
export async function carryOut(deed: DeedId, verb: string, body: object = {}): Promise<void> {
  const view = counter.value;
  if (view === null) return;
  await send(deedAt(deed, view), () => act('POST', `/windows/${view.window}/${verb}`, body));
}

/** Calls the number that was typed, or another. */
export async function callNumber(digits = typed.value): Promise<void> {
  if (whenPossible('call-next') === null) return;
  clear();
  await carryOut('call-next', 'call-number', { digits });
}

/**
 * A ticket held aside is gone on with: called at once when nobody is at the window, otherwise called next. Whoever is at the
 * window must not be done by it.
 */
export async function takeUp(ticket: string): Promise<void> {
  if (counter.value?.ticket === null) await carryOut('take-up', 'call-number', { digits: ticket });
  else await carryOut('take-up', 'hold-ready', { digits: ticket });
}

/** Tells the technicians what no machine can see. */
export async function reportFault(device: 'keypad' | 'board' | 'evaluator', what: string): Promise<void> {
  const view = counter.value;
  if (view === null) return;
  const { window } = view;
  const subject = { id: `${device}-${window}`, kind: device, window };
  await send(deedAt('report', view), () => act('POST', '/incidents', { subject, what }));
}

/** The window when `deed` can be tried there now; otherwise why not is said. */
function whenPossible(deed: DeedId): CounterView | null {
  const view = counter.value;
  if (view === null || me.value === null || busy.value) return null;
  const why = isLive.value === true ? hindranceOf(deed, view, me.value) : notLive;
  if (why === null) return view;
  tellRefused(why);
  return null;
}

function takeUpOne({ held }: CounterView): void {
  const [only, ...others] = held;
  if (only !== undefined && others.length === 0) void takeUp(only.ticket);
  else ask({ kind: 'take-up' });
}

async function send(deed: Deed, request: () => Promise<Said<CommandResult>>): Promise<void> {
  if (busy.value) return;
  busy.value = true;
  try {
    const said = await request();
    if (said.ok) tellDone(wordsOf(said.value, deed));
    else refused(said.refusal);
  } finally {
    busy.value = false;
  }
}

function wordsOf(result: CommandResult, { done }: Deed): { zh: string; en: string } {
  if (result.kind !== 'called') return done;
  return { zh: `已叫${result.ticket}`, en: `Called ${result.ticket}` };
}

/** Keypads have no letters, pages can ask. */
function refused(refusal: Refusal): void {
  tellRefused(refusal);
  if (refusal.code === 'ambiguous') ask({ kind: 'which', tickets: refusal.zh.match(/[A-Z]\d{3}/g) ?? [] });
}
