import type { Bilingual, Refusal } from '@jiaohao/shared';
import { backEntryRefusals } from '../back-entry/refusals.ts';
import { failureRefusals } from '../failover/refusals.ts';

/**
 * Every refusal of the hall. `{…}` is filled in. Digits are what a keypad shows: 1xx day, 2xx window, 3xx ticket,
 * 4xx calling, 5xx service and class, 6xx what failed, 7xx back entry.
 */
export const refusals = {
  'day-left-open': {
    digits: '101',
    zh: '{date}的营业日尚未结束，还有{count}张号票未办结：{tickets}。请值班管理逐张说明原因后结束该日。',
    en: 'The day of {date} is still open with {count} tickets not finished: {tickets}. The duty manager must close it with a reason for each.',
  },
  'day-not-open': { digits: '102', zh: '今日尚未开始营业。', en: 'The business day is not open.' },
  'day-already-open': { digits: '103', zh: '今日已经开始营业。', en: 'The business day is open already.' },
  'day-closed': {
    digits: '104',
    zh: '今日营业已结束，如有急需请到咨询台。',
    en: 'The business day has closed. If it can still be done, please ask at the desk.',
  },
  'day-draining': { digits: '105', zh: '已在延时服务中。', en: 'The day is draining already.' },
  'before-opening': { digits: '106', zh: '{time}开始取号。', en: 'Tickets are issued from {time}.' },
  'after-hours': {
    digits: '107',
    zh: '已过下班时间（{time}），如有急需请到咨询台。',
    en: 'It is past closing time ({time}). If it can still be done, please ask at the desk.',
  },
  'tickets-open': {
    digits: '108',
    zh: '还有{count}张号票未办结：{tickets}。请逐张说明原因。',
    en: '{count} tickets are not finished: {tickets}. Give a reason for each.',
  },
  'not-abandonable': {
    digits: '109',
    zh: '号票{ticket}已办结或不存在，不能列为未办。',
    en: 'Ticket {ticket} is finished or does not exist and cannot be abandoned.',
  },
  'hub-only': { digits: '110', zh: '此操作只由系统自动执行。', en: 'Only the hub itself does this.' },
  'nothing-due': { digits: '111', zh: '尚未到时间。', en: 'Nothing is due yet.' },

  'unknown-window': { digits: '201', zh: '没有{window}号窗口。', en: 'There is no window {window}.' },
  'window-closed': { digits: '202', zh: '{window}号窗口未开放。', en: 'Window {window} is not open.' },
  'window-paused': {
    digits: '203',
    zh: '{window}号窗口暂停中，请先恢复。',
    en: 'Window {window} is paused; resume it first.',
  },
  'window-not-paused': {
    digits: '204',
    zh: '{window}号窗口没有暂停。',
    en: 'Window {window} is not paused.',
  },
  'window-already-open': {
    digits: '205',
    zh: '{window}号窗口已经开放。',
    en: 'Window {window} is open already.',
  },
  'sign-in-first': { digits: '206', zh: '请先用工号登录。', en: 'Log in with your staff number first.' },
  'nobody-logged-in': {
    digits: '207',
    zh: '{window}号窗口无人登录。',
    en: 'Nobody is logged in at window {window}.',
  },
  'clerk-elsewhere': {
    digits: '208',
    zh: '工号{clerk}已在{window}号窗口登录，请先在那里退出。',
    en: 'Clerk {clerk} is logged in at window {window}; log out there first.',
  },
  'ticket-in-hand': {
    digits: '209',
    zh: '{ticket}还在窗口，请先办结。',
    en: '{ticket} is still at the window; finish it first.',
  },
  'only-this-window': {
    digits: '210',
    zh: '还有{count}张号票只有本窗口能办：{tickets}。请办完或请值班管理调整。',
    en: '{count} tickets can be served here only: {tickets}. Serve them, or ask the duty manager to reassign them.',
  },

  'unknown-ticket': { digits: '301', zh: '没有号票{ticket}。', en: 'There is no ticket {ticket}.' },
  'ticket-ended': { digits: '302', zh: '号票{ticket}已结束。', en: 'Ticket {ticket} has ended.' },
  'ticket-at-window': {
    digits: '303',
    zh: '号票{ticket}正在{window}号窗口办理。',
    en: 'Ticket {ticket} is at window {window}.',
  },
  'ticket-not-waiting': {
    digits: '304',
    zh: '号票{ticket}不在等候中。',
    en: 'Ticket {ticket} is not waiting.',
  },
  'not-delivered': {
    digits: '305',
    zh: '号票{ticket}还没有交到本人手中。',
    en: 'Ticket {ticket} has not reached its member yet.',
  },
  'not-missed': { digits: '306', zh: '号票{ticket}没有过号。', en: 'Ticket {ticket} was not missed.' },
  'reinstate-too-late': {
    digits: '307',
    zh: '过号已超过{minutes}分钟，请重新取号。',
    en: 'Missed more than {minutes} minutes ago; please take a new ticket.',
  },
  'reinstated-before': {
    digits: '308',
    zh: '号票{ticket}已恢复过，请重新取号。',
    en: 'Ticket {ticket} was reinstated before; please take a new ticket.',
  },
  'not-held': { digits: '309', zh: '号票{ticket}没有挂起。', en: 'Ticket {ticket} is not held.' },
  'nothing-held': {
    digits: '310',
    zh: '{window}号窗口没有挂起的号票。',
    en: 'Window {window} holds no ticket.',
  },
  'already-evaluated': { digits: '311', zh: '{ticket}已评价过。', en: '{ticket} was evaluated already.' },
  'nothing-to-evaluate': { digits: '312', zh: '没有可评价的号票。', en: 'There is no ticket to evaluate.' },
  'numbers-used-up': {
    digits: '313',
    zh: '{series}字号已用完，请到咨询台领取纸质号。',
    en: 'All numbers of series {series} are used today; please take a paper number at the desk.',
  },

  'nobody-waiting': { digits: '401', zh: '没有等候的号票。', en: 'Nobody is waiting.' },
  'too-soon': { digits: '402', zh: '按得太快，未叫号。', en: 'Pressed twice; nobody was called.' },
  'no-ticket-here': { digits: '403', zh: '{window}号窗口没有号票。', en: 'Window {window} has no ticket.' },
  'already-serving': { digits: '404', zh: '{ticket}已在办理。', en: '{ticket} is being served already.' },
  'miss-too-early': {
    digits: '405',
    zh: '过号前须间隔{seconds}秒呼叫{calls}次。',
    en: 'Call {calls} times, {seconds} seconds apart, before marking it missed.',
  },
  ambiguous: { digits: '406', zh: '请选择其中一张：{tickets}。', en: 'Which one: {tickets}?' },
  'other-service': {
    digits: '407',
    zh: '{window}号窗口不办理号票{ticket}的业务。',
    en: 'Window {window} does not serve the service of ticket {ticket}.',
  },
  'directed-elsewhere': {
    digits: '408',
    zh: '号票{ticket}指定在{window}号窗口办理。',
    en: 'Ticket {ticket} is directed to window {window}.',
  },
  'same-window': { digits: '409', zh: '号票已在本窗口。', en: 'The ticket is at this window already.' },

  'unknown-service': { digits: '501', zh: '没有业务{service}。', en: 'There is no service {service}.' },
  'service-closed': {
    digits: '502',
    zh: '{name}暂停取号。',
    en: '{name} takes no new tickets at the moment.',
  },
  'service-unserved': { digits: '503', zh: '没有窗口办理{name}。', en: 'No window serves {name}.' },
  'service-unchanged': { digits: '504', zh: '{name}已是如此。', en: '{name} is so already.' },
  'card-needed': { digits: '505', zh: '办理{name}请刷身份证。', en: 'Please lay your ID card for {name}.' },
  'green-by-staff': {
    digits: '506',
    zh: '此项绿色通道请到咨询台办理。',
    en: 'Please ask at the desk for this green channel.',
  },
  'green-needs-note': {
    digits: '507',
    zh: '请注明绿色通道事由。',
    en: 'Write down why the green channel is granted.',
  },
  'green-not-elderly': {
    digits: '508',
    zh: '身份证显示未满{age}岁。',
    en: 'The card shows an age under {age}.',
  },
  'already-priority': {
    digits: '509',
    zh: '号票{ticket}已优先。',
    en: 'Ticket {ticket} has priority already.',
  },
  'not-priority': { digits: '510', zh: '号票{ticket}没有优先。', en: 'Ticket {ticket} has no priority.' },
  'staff-only': { digits: '511', zh: '请由工作人员操作。', en: 'Only staff may do this.' },
  'unknown-appointment': {
    digits: '512',
    zh: '今天没有预约{appointment}，请取普通号。',
    en: 'There is no appointment {appointment} today; please take a regular ticket.',
  },
  'appointment-of-another': {
    digits: '513',
    zh: '预约{appointment}不是这张身份证的。',
    en: 'Appointment {appointment} was not made for this card.',
  },
  'appointment-exists': {
    digits: '514',
    zh: '预约{appointment}已存在。',
    en: 'Appointment {appointment} exists already.',
  },
  'appointment-other-day': {
    digits: '515',
    zh: '预约日期{date}不是今天。',
    en: 'The appointment is for {date}, not today.',
  },
  'appointment-taken': {
    digits: '516',
    zh: '预约{appointment}已取号{ticket}。',
    en: 'Appointment {appointment} has ticket {ticket}.',
  },
  ...failureRefusals,
  ...backEntryRefusals,
} as const satisfies Record<string, { digits: string; zh: string; en: string }>;

export type RefusalCode = keyof typeof refusals;

/** Words for the `{…}` of a sentence; a name that has two languages stands in its own. */
export type RefusalFacts = Readonly<Record<string, string | number | Bilingual>>;

/** A refusal with its sentence filled in. */
export function refusal(code: RefusalCode, facts: RefusalFacts = {}): Refusal {
  const { digits, zh, en } = refusals[code];
  return { code, digits, zh: fill(zh, facts, 'zh'), en: fill(en, facts, 'en') };
}

function fill(sentence: string, facts: RefusalFacts, language: keyof Bilingual): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
    const fact = facts[key];
    return typeof fact === 'object' ? fact[language] : String(fact);
  });
}

/** Names tickets for a sentence: the first few, and how many more. */
export function nameTickets(tickets: Iterable<string>, count: number): { tickets: string; count: number } {
  const shown: string[] = [];
  for (const ticket of tickets) {
    if (shown.length === 5) break;
    shown.push(ticket);
  }
  return { tickets: shown.join(' ') + (count > shown.length ? ' …' : ''), count };
}
