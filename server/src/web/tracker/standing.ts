import type { Bilingual } from '@jiaohao/shared';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';

/** How a ticket stands, in plain words for who holds it. */
export interface Standing {
  /** `call`: go now. `soon`: be near. `calm`: nothing to do. `well`: done. `act`: something is to be done. `over`: nothing more. */
  readonly tone: 'call' | 'soon' | 'calm' | 'well' | 'act' | 'over';
  readonly head: Bilingual;
  /** What is to be done, or what comes next. */
  readonly next: Bilingual | null;
}

/**
 * @param now epoch milliseconds
 * @param onClock a moment on the clock of the hall, `14:05`
 */
export function standingOf(
  ticket: TrackedTicketView,
  now: number,
  onClock: (moment: number) => string,
): Standing {
  const { window } = ticket;
  switch (ticket.state) {
    case 'waiting':
    case 'transferred':
    case 'interrupted':
      return waiting(ticket);
    case 'called':
      return { tone: 'call', head: goTo(window), next: ticket.calls > 1 ? calledAgain(ticket.calls) : null };
    case 'serving':
      return {
        tone: 'well',
        head: { zh: `正在${window}号窗口办理`, en: `Being served at window ${window}` },
        next: null,
      };
    case 'held':
      return {
        tone: 'calm',
        head: { zh: '正在审核材料', en: 'Your papers are being checked' },
        next: {
          zh: `请在大厅等候，审核好后${window}号窗口会再叫您，不必重新取号。`,
          en: `Stay in the hall. Window ${window} calls you again; you need no new number.`,
        },
      };
    case 'missed':
      return {
        tone: 'act',
        head: { zh: '已过号', en: 'You missed your call' },
        next: comeBack(ticket, now, onClock),
      };
    case 'done':
      return { tone: 'well', head: { zh: '已办结', en: 'Done' }, next: thanks };
    case 'cancelled':
      return { tone: 'over', head: { zh: '此号已取消', en: 'This ticket was cancelled' }, next: askAtDesk };
    case 'abandoned':
      return { tone: 'over', head: { zh: '今日未能办理', en: 'Not served today' }, next: askAtDesk };
  }
}

function waiting(ticket: TrackedTicketView): Standing {
  const { window, ahead, state, delivery, counters } = ticket;
  if (delivery === 'undelivered')
    return {
      tone: 'act',
      head: { zh: '号票没有打印出来', en: 'Your ticket was not printed' },
      next: fetchIt,
    };
  const next = counters === 'open' ? null : notNow[counters];
  if (window !== null)
    return {
      tone: 'soon',
      head: { zh: `${window}号窗口将优先叫您`, en: `Window ${window} calls you next` },
      next: comeClose,
    };
  if (state === 'interrupted')
    return {
      tone: 'soon',
      head: { zh: '原窗口暂停服务，将优先叫您', en: 'Your window stopped; you are called first' },
      next: next ?? comeClose,
    };
  if (ahead > 0) return { tone: 'calm', head: { zh: '前面还有', en: 'People ahead of you' }, next };
  return { tone: 'soon', head: { zh: '下一位就是您', en: 'You are next' }, next: next ?? comeClose };
}

const notNow = {
  paused: { zh: '办理窗口暂停服务，请稍候。', en: 'The windows are paused for a while. Please wait.' },
  closed: { zh: '办理窗口还没有开放，请稍候。', en: 'No window for it is open yet. Please wait.' },
} as const;
const comeClose = { zh: '请到窗口附近等候。', en: 'Please wait near the windows.' };
const fetchIt = {
  zh: '请到咨询台领取，领到后才会叫号。',
  en: 'Get it at the desk; you are called once you have it.',
};
const thanks = { zh: '感谢您的光临。', en: 'Thank you for your visit.' };
const askAtDesk = { zh: '如有疑问，请到咨询台。', en: 'Questions? Please ask at the desk.' };

const goTo = (window: number | null): Bilingual => ({
  zh: `请到${window}号窗口`,
  en: `Please go to window ${window}`,
});
const calledAgain = (calls: number): Bilingual => ({
  zh: `已叫号${calls}次，请尽快前往。`,
  en: `You were called ${calls} times. Please go now.`,
});

function comeBack(
  { backUntil }: TrackedTicketView,
  now: number,
  onClock: (moment: number) => string,
): Bilingual {
  if (backUntil === null || now > backUntil)
    return { zh: '请到咨询台，由工作人员安排。', en: 'Please ask at the desk.' };
  const until = onClock(backUntil);
  return {
    zh: `请在${until}前到咨询台或取号机恢复排队，不必重新取号。`,
    en: `Come to the desk or a kiosk before ${until}: your number is put back into the queue.`,
  };
}
