import type { Bilingual } from '@jiaohao/shared';
import type { ConflictView } from '../../../http/shapes/conflict.ts';

export type What = ConflictView['what'];

/** How the desk's page says names and times. */
export interface Sayings {
  readonly time: (at: number) => string;
  readonly service: (id: string) => Bilingual;
}

/** What is wrong, in a sentence that can be read out beside the paper. */
export function conflictWords(what: What, { time, service }: Sayings): Bilingual {
  switch (what.kind) {
    case 'number-twice':
      return {
        zh: `号码${what.ticket}账上已有一张；另一张（${service(what.service).zh}，${time(what.issuedAt)}取号）没有记入。`,
        en: `The books have a ${what.ticket}; another one (${service(what.service).en}, taken at ${time(what.issuedAt)}) is not in them.`,
      };
    case 'second-ticket':
      return {
        zh: `同一人同一业务有两张号：${what.other}和${what.ticket}，两张都在账上。`,
        en: `One person has two tickets of one service: ${what.other} and ${what.ticket}. Both are in the books.`,
      };
    case 'foreign-number':
      return {
        zh: `${what.ticket}不在发号者的号段内。号票已记入，照常排队。`,
        en: `${what.ticket} is not one that whoever gave it out had to give. It is in the books and waits as usual.`,
      };
    case 'unknown-number':
      return called(
        what,
        time,
        `叫了“${what.digits}”，账上没有这个号。`,
        `called ${what.digits}, which the books do not have.`,
      );
    case 'ticket-not-entered':
      return notEntered(what, { time, service });
    case 'call-not-entered':
      return called(
        what,
        time,
        `叫了“${what.digits}”，没有记入：${why[what.why].zh}。`,
        `called ${what.digits}; not entered: ${why[what.why].en}.`,
      );
    case 'called-twice':
      return called(
        what,
        time,
        `叫了${what.ticket}，但它那时在别的窗口，或已经结束。`,
        `called ${what.ticket}, which was at another window or had ended.`,
      );
    case 'ambiguous-number':
      return called(
        what,
        time,
        `叫的“${what.digits}”，可能是${what.tickets.join('或')}。`,
        `called ${what.digits}, which may be ${what.tickets.join(' or ')}.`,
      );
  }
}

/** When and from which window it was called; and then what was. */
function called(
  { window, calledAt }: { readonly window: number; readonly calledAt: number },
  time: Sayings['time'],
  zh: string,
  en: string,
): Bilingual {
  return {
    zh: `${time(calledAt)} ${window}号窗口${zh}`,
    en: `At ${time(calledAt)} window ${window} ${en}`,
  };
}

const why = {
  'other-day': { zh: '不是这个营业日', en: 'it is of another day' },
  'unknown-service': { zh: '这天没有这项业务', en: 'the day has no such service' },
  'unknown-window': { zh: '没有这个窗口', en: 'there is no such window' },
} as const;

function notEntered(
  what: Extract<What, { kind: 'ticket-not-entered' }>,
  { time, service }: Sayings,
): Bilingual {
  const name = service(what.service);
  return {
    zh: `${what.ticket}（${name.zh}，${time(what.issuedAt)}取号）没有记入：${why[what.why].zh}。`,
    en: `${what.ticket} (${name.en}, taken at ${time(what.issuedAt)}) is not entered: ${why[what.why].en}.`,
  };
}
