import { counterBus } from '@jiaohao/shared';
import { ownCodes } from '../../../display-agent/src/domain/own-codes.ts';
import { refusals } from '../../../server/src/domain/hall-day/refusals.ts';
import { keypadRefusals } from '../../../server/src/runtime/refusals.ts';
import { code, type Sections, table } from './page.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a key does, for clerks. */
const effects: Readonly<Record<counterBus.KeyAction['kind'], Words>> = {
  callNext: { zh: '办结当前号票，呼叫下一位', en: 'Finishes the ticket in hand and calls the next' },
  callNumber: { zh: '办结当前号票，呼叫所输号码', en: 'Finishes the ticket in hand and calls this number' },
  recall: { zh: '重新呼叫', en: 'Calls the same member again' },
  cancel: { zh: '撤回误叫，号票回到原位', en: 'Takes a wrong call back; the ticket returns to its place' },
  start: { zh: '开始办理', en: 'Starts serving' },
  evaluate: { zh: '请本人评价', en: 'Asks the member for a grade' },
  hold: { zh: '挂起，等候核对材料', en: 'Puts the ticket aside while papers are checked' },
  ready: {
    zh: '材料核对完毕，挂起的号票可以再呼叫',
    en: 'Papers checked: the held ticket may be called again',
  },
  miss: { zh: '过号（本人未到）', en: 'Marks the ticket as missed: nobody came' },
  transfer: { zh: '转到该窗口或业务', en: 'Transfers to this window or service' },
  pauseOrResume: { zh: '暂停窗口；再按恢复', en: 'Pauses the window; once more resumes' },
  logIn: { zh: '登录，窗口开放', en: 'Logs in and opens the window' },
  logOut: { zh: '退出，窗口关闭', en: 'Logs out and closes the window' },
};

/** The keypad knows a log-in without a PIN; the hall does not. */
const withoutPin: Words = { zh: '缺密码，显示903', en: 'Shows 903: the PIN is missing' };

/** Words for what is typed before a key; `many` is how many digits it takes. */
const operandWords: Readonly<Record<counterBus.Operand, (many: string) => Words | null>> = {
  none: () => null,
  ticket: (many) => ({ zh: `号码（${many}位）`, en: `number, ${many} digits` }),
  window: (many) => ({ zh: `窗口号或业务代码（${many}位）`, en: `window or service code, ${many} digits` }),
  clerk: (many) => ({ zh: `工号（${many}位）`, en: `staff number, ${many} digits` }),
  clerkAndPin: (many) => ({
    zh: `工号和密码（共${many}位）`,
    en: `staff number and PIN, ${many} digits in all`,
  }),
};

const mostDigits = 20;

/** How many digits a line of the key map takes, found by trying: `1–3`. */
function digitsTaken(
  model: counterBus.Model,
  { key, typed = '', operand, does }: counterBus.KeyRule,
): string {
  const taken = Array.from({ length: mostDigits }, (_, digits) => digits).filter((digits) => {
    const action = counterBus.readKeys(model, Array.from(typed + '1'.repeat(digits), Number), key);
    if (action.kind !== does || digits === 0) return false;
    return action.kind !== 'logIn' || (action.pin === null) === (operand === 'clerk');
  });
  const [least, most] = [Math.min(...taken), Math.max(...taken)];
  return least === most ? String(least) : `${least}–${most}`;
}

function keysOf(model: counterBus.Model): string {
  const rows = model.keyMap.map((rule) => {
    const { key, typed, operand = 'none', does } = rule;
    const words = operandWords[operand](digitsTaken(model, rule));
    const first = [typed === undefined ? '' : code(typed), words && `${words.zh} ${words.en}`];
    const { zh, en } = operand === 'clerk' ? withoutPin : effects[does];
    return [first.filter(Boolean).join(' + '), `**${model.legends[key] ?? ''}**`, zh, en];
  });
  return table(['先按数字 digits first', '再按 then the key', '作用', 'what it does'], rows);
}

/** `{…}` of a sentence, which a keypad cannot fill in. */
const blank = (sentence: string): string => sentence.replaceAll(/\{\w+\}/g, '…');

type Code = Words & { readonly digits: string };

/** What the display agent says of itself. */
const own: Readonly<Record<keyof typeof ownCodes, Code>> = {
  hubSilent: {
    digits: ownCodes.hubSilent,
    zh: '系统没有回应；如显示没有变化，请再按一次。',
    en: 'The hub did not answer. If the display does not change, press again.',
  },
  notUnderstood: {
    digits: ownCodes.notUnderstood,
    zh: '此键或所输数字无效。',
    en: 'This key, or the digits before it, mean nothing here.',
  },
  keyNumberFirst: {
    digits: ownCodes.keyNumberFirst,
    zh: '系统中断，正在人工叫号：请先输号码，再按叫号。',
    en: 'The hub is away and numbers are called by hand: key the number, then the call key.',
  },
  calledElsewhere: {
    digits: ownCodes.calledElsewhere,
    zh: '系统中断期间，其他窗口已人工呼叫此号。',
    en: 'The hub is away, and another window has called this number by hand.',
  },
  cannotKeep: {
    digits: ownCodes.cannotKeep,
    zh: '本机磁盘无法记录，未显示此号；请口头叫号并记在纸上，告知技术部门。',
    en: 'This machine’s disk takes nothing, so the number is not shown: call aloud, write it down, tell the technicians.',
  },
};

/** Every code a keypad can show, in order; two meanings of one code stand below each other. */
export function keypadCodes(): readonly Code[] {
  const all: readonly Code[] = [
    ...Object.values(refusals),
    ...Object.values(keypadRefusals),
    ...Object.values(own),
  ];
  return all.toSorted((a, b) => a.digits.localeCompare(b.digits));
}

/** What of the clerks' page is made from the code. */
export function keypadSections(): Sections {
  const keys = [...counterBus.models.values()].map((model) => [model.id, keysOf(model)] as const);
  const rows = keypadCodes().map(({ digits, zh, en }) => [`**${digits}**`, blank(zh), blank(en)]);
  return { ...Object.fromEntries(keys), codes: table(['代码 code', '含义', 'meaning'], rows) };
}
