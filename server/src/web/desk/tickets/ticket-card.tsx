import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { clockTime, Panel, Pill, say, TicketNumber } from '@jiaohao/shared/web';
import type { TicketStory } from '../../../http/shapes/ticket-story.ts';
import { writes } from '../keys.ts';
import { classWords, deliveryWords, greenChoices, stateWords } from '../words.ts';
import { TicketActs } from './ticket-acts.tsx';
import { toldOnce } from './told-once.ts';

/** A ticket for the consultant who is asked about it: where it stands, what can be done, what happened to it. */
export function TicketCard({ story, focused }: { story: TicketStory; focused: number }) {
  const { ticket, serviceName } = story;
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focused > 0 && !writes(document.activeElement)) card.current?.focus({ preventScroll: true });
  }, [focused]);
  return (
    <div class="ticket-card" ref={card} tabIndex={-1}>
      <header>
        <TicketNumber number={ticket.ticket} />
        <div>
          <strong>{say(serviceName)}</strong>
          <p class="pills">
            <Pill {...stateWords[ticket.state]} />
            <Pill {...classWords[ticket.class]} />
            {ticket.maskedName !== null && <span class="name">{ticket.maskedName}</span>}
          </p>
        </div>
        <p class="place">{say(placeOf(story))}</p>
      </header>
      <TicketActs story={story} />
      <Facts story={story} />
      <Panel title={{ zh: '经过', en: 'What happened' }} class="history">
        <ol>
          {toldOnce(story.history).map(({ time, until, times, what, by }, nth) => (
            <li key={nth}>
              <time>{time}</time>
              <span>
                {say(what)}
                {times > 1 && (
                  <span class="hint">
                    {' '}
                    {say({ zh: `共${times}次，到${until}`, en: `${times} times, until ${until}` })}
                  </span>
                )}
              </span>
              <span class="by">{say(by)}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}

const next: Bilingual = { zh: '下一位', en: 'Next' };

/** What the member came to ask. */
function placeOf({ ticket, place }: TicketStory): Bilingual {
  const { state, window, heldAt } = ticket;
  if (place !== null) {
    const { ahead, minutes } = place;
    const where = ahead === 0 ? next : { zh: `前面${ahead}位`, en: `${ahead} before it` };
    if (minutes === null || minutes === 0) return where;
    return { zh: `${where.zh}，约${minutes}分钟`, en: `${where.en}, about ${minutes} min` };
  }
  if (window !== null) return { zh: `在${window}号窗口`, en: `At window ${window}` };
  if (heldAt !== null) return { zh: `${heldAt}号窗口挂起`, en: `Held by window ${heldAt}` };
  return state === 'missed' ? { zh: '叫过没有来', en: 'Called, and nobody came' } : { zh: '', en: '' };
}

function Facts({ story: { ticket, place, printAt } }: { story: TicketStory }) {
  const facts: [Bilingual, string][] = [
    [{ zh: '取号', en: 'Taken' }, clockTime(ticket.issuedAt)],
    [{ zh: '交付', en: 'Delivery' }, say(deliveryWords[ticket.delivery])],
  ];
  if (place !== null) facts.push([{ zh: '办理窗口', en: 'Windows' }, place.windows]);
  if (printAt !== null) facts.push([{ zh: '等待打印', en: 'To be printed at' }, printAt]);
  if (ticket.firstClerk !== null) facts.push([{ zh: '首问', en: 'First asked' }, ticket.firstClerk]);
  if (ticket.green !== null) {
    const reason = greenChoices.find((each) => each.reason === ticket.green?.reason);
    const { note } = ticket.green;
    const told = note === null ? '' : say({ zh: `：${note}`, en: `: ${note}` });
    facts.push([{ zh: '绿色通道', en: 'Green channel' }, (reason ? say(reason) : '') + told]);
  }
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name.en}>
          <dt>{say(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
