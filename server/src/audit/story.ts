import { reasonWords, type Bilingual, type TicketNumber } from '@jiaohao/shared';
import type { HallEvent } from '../domain/hall-day/events.ts';
import { dispatch, type ByKind } from './dispatch.ts';
import type { AuditEntry } from './entry.ts';
import { readEvent } from './event-shapes.ts';
import { follow } from './follow.ts';
import { emptyPicture, ticketIn, type Picture } from './picture.ts';
import { apartSentences, ticketsNamed } from './story-apart.ts';
import {
  actorWords,
  classWords,
  deliveryWords,
  greenWords,
  localTime,
  say,
  serviceWords,
} from './story-words.ts';

/** Everything that can happen to a ticket, as a sentence. */
const sentences: ByKind<[now: Picture], Bilingual> = {
  ticketIssued: ({ service, class: of, source, delivery }, now) => {
    const name = serviceWords(service, now);
    const at =
      source === 'kiosk' ? say('自助取号', 'Taken at a kiosk') : say('咨询台发号', 'Issued at the desk');
    const { zh, en } = classWords[of];
    const paper = deliveryWords[delivery];
    return say(`${at.zh}：${name.zh}，${zh}，${paper.zh}。`, `${at.en}: ${name.en}, ${en}, ${paper.en}.`);
  },
  deliveryChanged: ({ delivery }) => {
    const { zh, en } = deliveryWords[delivery];
    return say(`号票${zh}。`, `The ticket is ${en}.`);
  },
  ticketReprinted: () => say('补打号票。', 'Printed again.'),
  printOrdered: ({ kiosk }) => say(`请${kiosk}打印号票。`, `To be printed at kiosk ${kiosk}.`),
  ticketCalled({ ticket, window, clerk, reason }) {
    const why = reasonWords(ticket, reason);
    return say(
      `${window}号窗口${clerk === null ? '' : `（工号${clerk}）`}叫号。理由：${why.zh}`,
      `Called to window ${window}${clerk === null ? '' : ` (clerk ${clerk})`}. Why: ${why.en}`,
    );
  },
  ticketRecalled: ({ window, counts }) =>
    say(
      `${window}号窗口重呼${counts ? '' : '（间隔太短，不计次）'}。`,
      `Called again to window ${window}${counts ? '' : ' (too soon to count towards a miss)'}.`,
    ),
  ticketStarted: ({ window }) => say(`${window}号窗口开始办理。`, `Window ${window} begins to serve.`),
  ticketFinished: ({ window }) => say(`${window}号窗口办结。`, `Window ${window} is done.`),
  ticketMissed: ({ window }) =>
    say(`${window}号窗口叫号未到，过号。`, `Nobody came to window ${window}: missed.`),
  ticketReinstated: ({ after }) =>
    say(`恢复排队，再叫${after}位后轮到。`, `Back in the queue, after ${after} others.`),
  ticketHeld: ({ window, note }) =>
    say(
      `${window}号窗口挂起${note === null ? '' : `：${note}`}。`,
      `Held aside by window ${window}${note === null ? '' : `: ${note}`}.`,
    ),
  ticketReady: ({ window }) =>
    window === null
      ? say('材料已核对好，等候本业务任一窗口。', 'Papers checked; any window of its service goes on.')
      : say(`材料已核对好，等候${window}号窗口。`, `Papers checked; window ${window} goes on with it.`),
  ticketTransferred: ({ window, to }, now) => {
    const name =
      'window' in to ? say(`${to.window}号窗口`, `window ${to.window}`) : serviceWords(to.service, now);
    return say(`${window}号窗口转办到${name.zh}。`, `Window ${window} hands it over to ${name.en}.`);
  },
  ticketInterrupted: ({ window, reason }) =>
    say(
      `${window}号窗口中断（${reason}），排到本业务最前。`,
      `Window ${window} stops (${reason}); it goes to the front of its service.`,
    ),
  ticketReleased: ({ window }) =>
    say(
      `${window}号窗口停止，排到本业务最前。`,
      `Window ${window}, which it was meant for, stops; it goes to the front of its service.`,
    ),
  ticketReassigned: ({ window }) =>
    window === null
      ? say('值班管理退回本业务队列。', 'Sent back to the queue of its service.')
      : say(`值班管理指定到${window}号窗口。`, `Sent to window ${window}.`),
  callCancelled: ({ window }) =>
    say(
      `${window}号窗口撤销叫号，回到原位。`,
      `Window ${window} takes its call back; it stands where it stood.`,
    ),
  ticketCancelled: ({ reason }) =>
    say(`取消${reason === null ? '' : `：${reason}`}。`, `Cancelled${reason === null ? '' : `: ${reason}`}.`),
  ticketAbandoned: ({ reason }) => say(`未办结即结束：${reason}。`, `Ended without being served: ${reason}.`),
  greenGranted: ({ green }) => {
    const { zh, en } = greenWords[green.reason];
    const noted = (colon: string): string => (green.note === null ? '' : `${colon}${green.note}`);
    return say(`给予绿色通道（${zh}${noted('：')}）。`, `Given the green channel (${en}${noted(': ')}).`);
  },
  priorityRevoked: ({ reason }) => say(`取消优先：${reason}。`, `Its priority is taken back: ${reason}.`),
  gradeAsked: ({ window }) => say(`${window}号窗口请评价。`, `Window ${window} asks for a grade.`),
  ticketEvaluated: ({ grade }) =>
    say(`评价：${grade}（1最好，5最差）。`, `Graded ${grade} (1 best, 5 worst).`),
  ...apartSentences,
};

/** One thing that happened to a ticket: local time, the sentence, and who wished it. */
export interface StoryLine {
  readonly time: string;
  readonly what: Bilingual;
  readonly by: Bilingual;
}

/** A ticket's whole story on each business day that has it, oldest day first. */
export function storiesOf(ticket: TicketNumber, entries: Iterable<AuditEntry>): Map<string, StoryLine[]> {
  const stories = new Map<string, StoryLine[]>();
  let picture = emptyPicture();
  for (const entry of entries) {
    for (const raw of entry.events) {
      const reading = readEvent(raw);
      if ('fault' in reading) continue;
      const { event } = reading;
      picture = follow(picture, event);
      if (!isAbout(event, ticket)) continue;
      const what = dispatch(sentences, event, picture) ?? say(event.type, event.type);
      const line = { time: localTime(event.at, picture), what, by: actorWords(event.by) };
      const date = picture.date ?? entry.day;
      stories.set(date, [...(stories.get(date) ?? []), line]);
    }
  }
  return stories;
}

/** Whether an event moves the ticket, or says something that names it. */
function isAbout(event: HallEvent, ticket: TicketNumber): boolean {
  if (event.type === 'conflictFound') return ticketsNamed(event.conflict.what).includes(ticket);
  if (event.type === 'handworkRegistered') return event.handwork.ticket === ticket;
  if (event.type === 'callBackRequested') return event.callBack.ticket === ticket;
  return ticketIn(event) === ticket;
}
