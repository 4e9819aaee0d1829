import type { Bilingual, StaffRole } from '@jiaohao/shared';
import type { CounterView } from '../../../http/shapes/counter.ts';
import type { DeedId } from './deeds.ts';

/** Who is at the page. */
export interface Clerk {
  readonly staff: string;
  readonly roles: readonly StaffRole[];
}

/** Why something cannot be done at the window as it is; null: it can be tried, and the hub decides. */
type Hindrance = Bilingual | null;

const noTicket = { zh: '窗口没有号票。', en: 'There is no ticket at the window.' };
const closed = { zh: '窗口未开放。', en: 'The window is not open.' };

const withTicket = ({ ticket }: CounterView): Hindrance => (ticket === null ? noTicket : null);

/** As long as the member has not come. */
const beforeServing = (view: CounterView): Hindrance => {
  if (view.ticket?.state !== 'serving') return withTicket(view);
  const { ticket } = view.ticket;
  return { zh: `${ticket}已在办理。`, en: `${ticket} is being served.` };
};

const hindrances: Readonly<Record<DeedId, (view: CounterView, me: Clerk) => Hindrance>> = {
  'call-next': ({ status, opensUnsigned }) => {
    if (status === 'paused')
      return { zh: '窗口暂停中，请先恢复。', en: 'The window is paused; resume first.' };
    return status === 'open' || opensUnsigned ? null : { zh: '请先上岗。', en: 'Log in first.' };
  },
  recall: withTicket,
  start: beforeServing,
  finish: withTicket,
  miss: (view) => beforeServing(view) ?? tooEarly(view),
  hold: withTicket,
  transfer: withTicket,
  'cancel-call': beforeServing,
  'ask-grade': ({ last }) => {
    if (last === null) return { zh: '还没有可评价的号票。', en: 'There is nothing to grade yet.' };
    return last.grade === null
      ? null
      : { zh: `${last.ticket}已评价过。`, en: `${last.ticket} was graded already.` };
  },
  'take-up': ({ held }) =>
    held.length === 0 ? { zh: '本窗口没有挂起的号票。', en: 'This window holds no ticket.' } : null,
  pause: ({ status }) => (status === 'closed' ? closed : null),
  'log-in': ({ clerk }, { roles }) =>
    clerk === null && !roles.includes('clerk')
      ? { zh: '只有窗口人员可以上岗。', en: 'Only clerks log in at windows.' }
      : null,
  open: ({ status, clerk, opensUnsigned }) =>
    status === 'closed' && clerk === null && !opensUnsigned
      ? { zh: '请先上岗。', en: 'Log in first.' }
      : null,
  report: () => null,
};

/** Why `deed` cannot be done now, in a sentence for who asks; null when it can. */
export function hindranceOf(deed: DeedId, view: CounterView, me: Clerk): Hindrance {
  if (deed !== 'report') {
    const other = othersWindow(view, me);
    if (other !== null) return other;
  }
  return hindrances[deed](view, me);
}

/** A window where a colleague is logged in is theirs; the duty manager's hand goes everywhere. */
export function othersWindow({ clerk }: CounterView, { staff, roles }: Clerk): Hindrance {
  if (clerk === null || clerk.staff === staff || roles.includes('duty-manager')) return null;
  const name = { zh: clerk.name?.zh ?? '', en: clerk.name?.en ?? '' };
  return {
    zh: `${name.zh}（${clerk.staff}）在本窗口上岗，您只能查看。`,
    en: `${name.en} (${clerk.staff}) is logged in at this window; you can only look.`,
  };
}

function tooEarly({ ticket }: CounterView): Hindrance {
  if (ticket === null || ticket.miss.calls >= ticket.miss.needed) return null;
  const { needed } = ticket.miss;
  return {
    zh: `叫满${needed}次才能过号，请再重呼。`,
    en: `It takes ${needed} calls before a miss; call again.`,
  };
}
