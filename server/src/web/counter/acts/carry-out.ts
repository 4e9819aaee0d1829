import { numbersIn, type Bilingual, type CommandResult, type Refusal } from '@jiaohao/shared';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { act, type Said } from '../../api.ts';
import { me } from '../../session.ts';
import { deedAt, type Deed, type DeedId } from './deeds.ts';
import { hindranceOf } from './hindrances.ts';
import { createTurns } from './in-turn.ts';
import { outcome, tellDone, tellRefused } from './outcome.ts';
import { ask, type Over } from '../dialogs/over.ts';
import { clear, typed } from '../keys/typed.ts';
import { counter, isLive, lookAgain } from '../window/window-live.ts';

const inTurn = createTurns();

const notLive = {
  zh: '连接中断，暂不能操作。请用叫号键盘，或口头叫号。',
  en: 'Not connected: nothing can be done here. Use the keypad, or call aloud.',
};

/** Does what a button or a key stands for, or asks what has to be known first; says why when it cannot be done. */
export function begin(deed: DeedId): void {
  clear();
  attempt(deed, (view) => beginnings[deed](view));
}

/** Sends what was decided on at this window, and says how it ended. */
export function carryOut(deed: DeedId, verb: string, body: object = {}): void {
  attempt(deed, (view) => toWindow(view, deed, verb, body));
}

/** Calls the number that was typed, or another. */
export function callNumber(digits = typed.value): void {
  clear();
  attempt('call-next', (view) => toWindow(view, 'call-next', 'call-number', { digits }));
}

/**
 * A ticket held aside is gone on with: called at once when nobody is at the window, otherwise called next. Whoever is at the
 * window must not be done by it.
 */
export function takeUp(digits: string): void {
  attempt('take-up', (view) => takeUpNow(view, digits));
}

/** Tells the technicians what no machine can see. */
export function reportFault(device: 'keypad' | 'board' | 'evaluator', what: string): void {
  attempt('report', (view) => {
    const { window } = view;
    const subject = { id: `${device}-${window}`, kind: device, window };
    return settle(view, 'report', act('POST', '/incidents', { subject, what }));
  });
}

type Beginning = (view: CounterView) => boolean | Promise<boolean>;

/** In its turn, if it can be tried at the window as it is then; otherwise why not is said. */
function attempt(deed: DeedId, tryIt: Beginning): void {
  void inTurn(() => {
    const view = counter.value;
    if (view === null || me.value === null) return false;
    outcome.value = null;
    const why = isLive.value === true ? hindranceOf(deed, view, me.value) : notLive;
    if (why === null) return tryIt(view);
    tellRefused(why);
    return false;
  });
}

const plain =
  (deed: DeedId): Beginning =>
  (view) =>
    toWindow(view, deed, deed);

const asks = (question: Over): boolean => {
  ask(question);
  return true;
};

const beginnings: Readonly<Record<DeedId, Beginning>> = {
  'call-next': plain('call-next'),
  recall: plain('recall'),
  start: plain('start'),
  finish: plain('finish'),
  miss: plain('miss'),
  'cancel-call': plain('cancel-call'),
  'ask-grade': plain('ask-grade'),
  hold: ({ ticket }) => asks({ kind: 'hold', ticket: ticket?.ticket ?? '' }),
  transfer: ({ ticket }) => asks({ kind: 'transfer', ticket: ticket?.ticket ?? '' }),
  'take-up': (view) => {
    const [only, ...others] = view.held;
    return only !== undefined && others.length === 0
      ? takeUpNow(view, only.ticket)
      : asks({ kind: 'take-up' });
  },
  pause: (view) => (view.status === 'paused' ? toWindow(view, 'pause', 'resume') : asks({ kind: 'pause' })),
  'log-in': (view) =>
    view.clerk === null
      ? toWindow(view, 'log-in', 'log-in', { clerk: me.value?.staff })
      : toWindow(view, 'log-in', 'log-out'),
  open: (view) => toWindow(view, 'open', view.status === 'closed' ? 'open' : 'close'),
  report: () => asks({ kind: 'report' }),
};

function takeUpNow(view: CounterView, digits: string): Promise<boolean> {
  return toWindow(view, 'take-up', view.ticket === null ? 'call-number' : 'hold-ready', { digits });
}

function toWindow(view: CounterView, deed: DeedId, verb: string, body: object = {}): Promise<boolean> {
  return settle(view, deed, act('POST', `/windows/${view.window}/${verb}`, body));
}

/** Says how it ended, once the window is seen as it is afterwards. */
async function settle(
  view: CounterView,
  deed: DeedId,
  request: Promise<Said<CommandResult>>,
): Promise<boolean> {
  const said = await request;
  await lookAgain(view.window);
  if (said.ok) tellDone(wordsOf(said.value, deedAt(deed, view)));
  else refused(said.refusal);
  return said.ok;
}

function wordsOf(result: CommandResult, { done }: Deed): Bilingual {
  if (result.kind !== 'called') return done;
  return { zh: `已叫${result.ticket}`, en: `Called ${result.ticket}` };
}

/** Keypads have no letters, pages can ask. */
function refused(refusal: Refusal): void {
  tellRefused(refusal);
  if (refusal.code === 'ambiguous') ask({ kind: 'which', tickets: numbersIn(refusal.zh) });
}
