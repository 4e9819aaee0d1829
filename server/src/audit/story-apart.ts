import type { Bilingual, TicketNumber } from '@jiaohao/shared';
import type { ConflictWhat, VisitEnd } from '../domain/back-entry/standing.ts';
import type { ByKind } from './dispatch.ts';
import type { Picture } from './picture.ts';
import { classWords, deliveryWords, localTime, say, serviceWords, sourceWords } from './story-words.ts';

const endWords: Record<VisitEnd['how'], Bilingual> = {
  done: say('已办结', 'done'),
  missed: say('叫号未到，过号', 'nobody came, missed'),
};

/** What is entered afterwards of a ticket, as a sentence with its true time. */
export const apartSentences: ByKind<[now: Picture], Bilingual> = {
  ticketBackEntered: ({ service, class: of, source, issuedAt, delivery }, now) => {
    const [at, name, kind, paper] = [
      localTime(issuedAt, now),
      serviceWords(service, now),
      classWords[of],
      deliveryWords[delivery],
    ];
    return say(
      `补录：${at}${sourceWords[source].zh}，${name.zh}，${kind.zh}，${paper.zh}。`,
      `Entered afterwards: given out at ${at} ${sourceWords[source].en}, ${name.en}, ${kind.en}, ${paper.en}.`,
    );
  },
  callBackEntered: ({ window, calledAt, over }, now) => {
    const at = localTime(calledAt, now);
    const end = over === null ? say('', '') : endedAt(over.how, over.at, now);
    return say(
      `补录：${at} ${window}号窗口人工叫号${end.zh}。`,
      `Entered afterwards: called by hand to window ${window} at ${at}${end.en}.`,
    );
  },
  visitEndBackEntered: ({ window, how, endedAt: time }, now) => {
    const at = localTime(time, now);
    return say(
      `补录：${at} ${window}号窗口${endWords[how].zh}。`,
      `Entered afterwards: at window ${window} ${endWords[how].en} at ${at}.`,
    );
  },
  handworkRegistered: ({ handwork }) =>
    say(`手工办理，待补录：${handwork.note}。`, `Done by hand, to be entered: ${handwork.note}.`),
  callBackRequested: ({ callBack }) =>
    say(`登记特急回访：${callBack.what}。`, `To be called back: ${callBack.what}.`),
  conflictFound: ({ conflict: { id, what } }, now) => {
    const { zh, en } = conflictWords(what, now);
    return say(`列入待核对清单（${id}）：${zh}。`, `On the reconciliation list (${id}): ${en}.`);
  },
};

function endedAt(how: VisitEnd['how'], at: number | null, now: Picture): Bilingual {
  const { zh, en } = endWords[how];
  const time = at === null ? '' : localTime(at, now);
  return say(`，${time}${zh}`, `, ${en}${time === '' ? '' : ` at ${time}`}`);
}

/** Why a line stands on the reconciliation list. */
function conflictWords(what: ConflictWhat, now: Picture): Bilingual {
  switch (what.kind) {
    case 'number-twice':
      return say('另有一张同号号票', 'another ticket has the same number');
    case 'second-ticket':
      return say(
        `${what.ticket}与${what.other}为同一人同一业务`,
        `${what.ticket} and ${what.other} are one person’s, of one service`,
      );
    case 'foreign-number':
      return say('号码不在发号者的号段内', 'its number was not for whoever gave it out');
    case 'ticket-not-entered':
      return what.why === 'other-day'
        ? say('取号时间不属于当时的营业日', 'it was given out on another day')
        : say(`当日没有业务${what.service}`, `the day has no service ${what.service}`);
    case 'called-twice': {
      const at = localTime(what.calledAt, now);
      return say(
        `${at} ${what.window}号窗口人工叫号时已在别处或已结束`,
        `called by hand to window ${what.window} at ${at} when it was elsewhere or had ended`,
      );
    }
    case 'ambiguous-number':
      return say(
        `${what.window}号窗口所按“${what.digits}”可能指${what.tickets.join('、')}`,
        `“${what.digits}” keyed at window ${what.window} may mean ${what.tickets.join(', ')}`,
      );
    case 'unknown-number':
    case 'call-not-entered':
      return say(
        `${what.window}号窗口人工叫号“${what.digits}”`,
        `“${what.digits}” called by hand to window ${what.window}`,
      );
  }
}

/** The tickets that a line of the reconciliation list names. */
export function ticketsNamed(what: ConflictWhat): readonly TicketNumber[] {
  if (what.kind === 'ambiguous-number') return what.tickets;
  if (what.kind === 'second-ticket') return [what.ticket, what.other];
  return 'ticket' in what ? [what.ticket] : [];
}
