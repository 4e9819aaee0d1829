import type { Bilingual } from '@jiaohao/shared';
import type { What } from './conflict-words.ts';

/** What a person has to say for a resolution. `ended`: how the visit ended, as on a paper list. */
export type Asked = 'number' | 'window' | 'service' | 'ended';
export type Answers = Readonly<Partial<Record<Asked, string>>>;

/** A command of a resolution. */
export interface Step {
  readonly path: string;
  readonly body: object;
}

/** One way to settle a line of the list: what the button says, what it would do, and what has to be said for it. */
export interface Resolution extends Bilingual {
  readonly effect: Bilingual;
  readonly asks: readonly Asked[];
  /** What is done before the line is taken off the list. `end`: how the visit ended, where it was asked. */
  readonly steps: (answers: Answers, end: VisitEnd | null) => readonly Step[];
  /** The missing ticket is to be written on the paper list; the line goes by itself once it is in the books. */
  readonly toPaper?: { readonly number: string };
}
export interface VisitEnd {
  readonly how: 'done' | 'missed';
  readonly at: number;
}

/** Every way to settle a line, the likeliest first. None happens by itself. */
export function resolutionsOf(what: What): readonly Resolution[] {
  switch (what.kind) {
    case 'number-twice':
      return [underAnotherNumber(what), leave(same)];
    case 'second-ticket':
      return [cancel(what.ticket), cancel(what.other), leave(keepBoth)];
    case 'foreign-number':
      return [leave(keepIt), cancel(what.ticket)];
    case 'unknown-number':
      return [writeTicket(what.digits), otherNumber(what, []), leave(noCall)];
    case 'ticket-not-entered':
      return what.why === 'unknown-service' ? [otherService(what), leave(noEntry)] : [leave(noEntry)];
    case 'call-not-entered':
      return what.why === 'unknown-window' ? [otherWindow(what), leave(noEntry)] : [leave(noEntry)];
    case 'called-twice':
      return [otherNumber(what, ['ended']), leave(asInBooks)];
    case 'ambiguous-number':
      return [...what.tickets.map((ticket) => wasThis(what, ticket)), leave(noCall)];
  }
}

/** Nothing is entered; the line only goes. */
const leave = (words: Bilingual & { readonly effect: Bilingual }): Resolution => ({
  ...words,
  asks: [],
  steps: () => [],
});
/** What becomes of the books, and that the line goes. */
const takenOff = (zh: string, en: string): Bilingual => ({
  zh: `${zh}，这一条核销。`,
  en: `${en}; the line is taken off.`,
});

const booksStay = takenOff('账不变', 'The books stay as they are');
const callLeftOut = takenOff('这次叫号不记入', 'The call is not entered');
const same = { zh: '是同一张，写了两遍', en: 'It is the same ticket, written twice', effect: booksStay };
const keepBoth = {
  zh: '两张都保留',
  en: 'Keep both',
  effect: takenOff('两张都照常排队', 'Both go on waiting'),
};
const keepIt = {
  zh: '号码没问题，保留',
  en: 'The number is right: keep it',
  effect: takenOff('号票照常排队', 'It goes on waiting'),
};
const noCall = { zh: '写错了，没有这次叫号', en: 'It was written in error', effect: callLeftOut };
const noEntry = {
  zh: '不记入，只留记录',
  en: 'Leave it out',
  effect: { zh: '账不变；说明留在记录里。', en: 'The books stay as they are; your note is on record.' },
};
const asInBooks = { zh: '账上的对，维持不变', en: 'The books are right', effect: callLeftOut };

/** A ticket is entered afterwards. */
type TicketToEnter = Pick<Extract<What, { kind: 'number-twice' }>, 'source' | 'issuedAt'> & {
  readonly ticket: string;
  readonly service: string;
};
const ticketStep = ({ ticket, service, source, issuedAt }: TicketToEnter): Step => ({
  path: '/back-entries/tickets',
  body: { ticket, service, source, issuedAt },
});

function underAnotherNumber(what: Extract<What, { kind: 'number-twice' }>): Resolution {
  return {
    zh: '是另一张，换号记入',
    en: 'It is another ticket: enter it under another number',
    effect: {
      zh: '按原来的取号时间，用新号码记入排队；请把新号码告诉本人。',
      en: 'It queues by its own time under the new number; tell its member the number.',
    },
    asks: ['number'],
    steps: ({ number = '' }) => [ticketStep({ ...what, ticket: number })],
  };
}

function cancel(ticket: string): Resolution {
  return {
    zh: `取消${ticket}`,
    en: `Cancel ${ticket}`,
    effect: takenOff(`${ticket}不再叫号`, `${ticket} is not called any more`),
    asks: [],
    steps: () => [{ path: `/tickets/${ticket}/cancel`, body: { reason: '核对' } }],
  };
}

function writeTicket(digits: string): Resolution {
  return {
    zh: '漏了取号，补录这张号票',
    en: 'Its ticket is missing: write it down',
    effect: {
      zh: '到补录清单写上取号时间和业务；记入后这次叫号自动记上，这一条自动消失。',
      en: 'Write service and time on the paper list; once it is in the books, the call is entered and the line goes by itself.',
    },
    asks: [],
    steps: () => [],
    toPaper: { number: digits },
  };
}

interface Called {
  readonly window: number;
  readonly calledAt: number;
  readonly ended?: VisitEnd | null;
}

function callStep({ window, calledAt, ended = null }: Called, digits: string, end: VisitEnd | null): Step {
  const over = end ?? ended;
  return {
    path: '/back-entries/calls',
    body: { window, digits, calledAt, ...(over !== null && { ended: over }) },
  };
}

/** Where the list does not know how the visit ended, the person is asked. */
function otherNumber(what: Called, more: readonly Asked[]): Resolution {
  return {
    zh: '叫的是另一个号',
    en: 'Another number was called',
    effect: takenOff('这次叫号记到您写的号码上', 'The call is entered for the number you write'),
    asks: ['number', ...more],
    steps: ({ number = '' }, end) => [callStep(what, number, end)],
  };
}

function wasThis(what: Called, ticket: string): Resolution {
  return {
    zh: `叫的是${ticket}`,
    en: `It was ${ticket}`,
    effect: takenOff(`这次叫号记到${ticket}`, `The call is entered for ${ticket}`),
    asks: ['ended'],
    steps: (_, end) => [callStep(what, ticket, end)],
  };
}

function otherService(what: Extract<What, { kind: 'ticket-not-entered' }>): Resolution {
  return {
    zh: '改成另一项业务记入',
    en: 'Enter it for another service',
    effect: { zh: '按原来的取号时间记入所选业务。', en: 'It queues by its own time for the chosen service.' },
    asks: ['service'],
    steps: ({ service = '' }) => [ticketStep({ ...what, service })],
  };
}

function otherWindow(what: Extract<What, { kind: 'call-not-entered' }>): Resolution {
  return {
    zh: '窗口写错了，改窗口记入',
    en: 'It was another window',
    effect: { zh: '这次叫号记到您写的窗口。', en: 'The call is entered for the window you write.' },
    asks: ['window', 'ended'],
    steps: ({ window = '' }, end) => [callStep({ ...what, window: Number(window) }, what.digits, end)],
  };
}
