import type { Bilingual } from './hall.ts';
import type { TicketNumber } from './ticket-number.ts';
import type { GreenReason, TicketClass } from './ticket.ts';

export type Because = keyof typeof becauseWords;

/** The facts a call rests on, one shape per rule. Minutes are whole. */
export type CallFacts =
  | { readonly code: 'directed'; readonly because: Because }
  | { readonly code: 'resumed'; readonly because: Because }
  | {
      readonly code: 'overdue';
      readonly class: TicketClass;
      readonly waitedMinutes: number;
      readonly promiseMinutes: number;
    }
  | { readonly code: 'appointment'; readonly slot: string }
  | { readonly code: 'green'; readonly greenReason: GreenReason; readonly waitedMinutes: number }
  | { readonly code: 'bounded'; readonly priorityCalls: number; readonly waitedMinutes: number }
  | { readonly code: 'regular'; readonly waitedMinutes: number }
  | { readonly code: 'reinstated'; readonly waitedMinutes: number }
  | { readonly code: 'chosen' };

/** Why a ticket was called: the rule and its numbers. */
export type CallReason = CallFacts & { readonly helper: boolean };

/** Why a ticket stands before one window, or at the front of its service. */
const becauseWords = {
  'held-here': {
    zh: '材料已核对好，由本窗口接着办',
    en: 'its papers are checked and this window goes on with it',
  },
  'transferred-here': { zh: '由其他窗口转到本窗口', en: 'another window transferred it here' },
  reassigned: { zh: '值班管理指定到本窗口', en: 'the duty manager reassigned it here' },
  interrupted: {
    zh: '办理时窗口中断，排在本业务最前',
    en: 'its window stopped while serving it, so it comes first',
  },
  transferred: {
    zh: '由其他窗口转来，按取号时间优先',
    en: 'it was transferred, so its first waiting time counts',
  },
  held: { zh: '材料已核对好，原窗口未开放', en: 'its papers are checked and its own window is not open' },
  released: {
    zh: '原指定窗口已停止，排在本业务最前',
    en: 'the window it was meant for stopped, so it comes first',
  },
} as const satisfies Record<string, Bilingual>;

const classNames: Record<TicketClass, Bilingual> = {
  regular: { zh: '普通号', en: 'regular' },
  green: { zh: '绿色通道', en: 'green channel' },
  appointment: { zh: '预约号', en: 'appointment' },
};

const greenReasonNames: Record<GreenReason, Bilingual> = {
  employer: { zh: '缴存单位', en: 'employer' },
  pregnant: { zh: '孕妇', en: 'pregnant' },
  elderly: { zh: '老年人', en: 'elderly' },
  disabled: { zh: '行动不便', en: 'disabled' },
  urgent: { zh: '急事', en: 'urgent' },
  other: { zh: '其他照顾', en: 'other' },
};

type FactsOf<C extends CallFacts['code']> = { [K in C]: Extract<CallFacts, { code: K }> }[C];

/** One sentence per rule. */
const sentences: { [C in CallFacts['code']]: (facts: Extract<CallFacts, { code: C }>) => Bilingual } = {
  directed: ({ because }) => becauseWords[because],
  resumed: ({ because }) => becauseWords[because],
  overdue: ({ class: ticketClass, waitedMinutes: waited, promiseMinutes: promise }) => ({
    zh: `${classNames[ticketClass].zh}已等${waited}分钟，超过承诺的${promise}分钟最久`,
    en: `it waited ${waited} min, furthest past the ${promise} min promised (${classNames[ticketClass].en})`,
  }),
  appointment: ({ slot }) => ({ zh: `预约${slot}，时间已到`, en: `its appointment at ${slot} is due` }),
  green: ({ greenReason, waitedMinutes: waited }) => ({
    zh: `绿色通道（${greenReasonNames[greenReason].zh}），已等${waited}分钟`,
    en: `green channel (${greenReasonNames[greenReason].en}), waited ${waited} min`,
  }),
  bounded: ({ priorityCalls: calls, waitedMinutes: waited }) => ({
    zh: `已连续优先${calls}次，轮到等候最久的普通号（已等${waited}分钟）`,
    en: `after ${calls} priority calls in a row the regular ticket that waited longest comes first (${waited} min)`,
  }),
  regular: ({ waitedMinutes: waited }) => ({
    zh: `按先后顺序，等候最久（已等${waited}分钟）`,
    en: `first come, first served: it waited longest (${waited} min)`,
  }),
  reinstated: () => ({
    zh: '过号后已恢复，前面已无人等候',
    en: 'it was reinstated and nobody else is waiting',
  }),
  chosen: () => ({ zh: '窗口人员按号呼叫', en: 'the clerk chose this number' }),
};

function words<C extends CallFacts['code']>(facts: FactsOf<C>): Bilingual {
  return sentences[facts.code](facts);
}

/** The reason as it is shown and said: a sentence a clerk can repeat (§20-1-3). */
export function reasonWords(ticket: TicketNumber, reason: CallReason): Bilingual {
  // A journal that is being examined may hold any code.
  const { zh, en } = Object.hasOwn(sentences, reason.code)
    ? words(reason)
    : { zh: reason.code, en: reason.code };
  return {
    zh: `${ticket}：${zh}${reason.helper ? '，本窗口协助办理' : ''}。`,
    en: `${ticket}: ${en}${reason.helper ? '; this window is helping' : ''}.`,
  };
}
