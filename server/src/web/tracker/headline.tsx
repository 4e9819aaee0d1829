import { Both, TicketNumber } from '@jiaohao/shared/web';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import type { Standing } from './standing.ts';

export interface HeadlineProps {
  ticket: TrackedTicketView;
  standing: Standing;
}

/** The number, and how it stands, to be read at a glance. */
export function Headline({ ticket, standing }: HeadlineProps) {
  const { tone, head, next } = standing;
  const called = tone === 'call' ? ticket.window : null;
  return (
    <section class={`headline ${tone}`}>
      <div class="whose">
        <p class="service">
          <Both {...ticket.serviceName} />
        </p>
        {ticket.class !== 'regular' && (
          <p class={`class ${ticket.class}`}>
            <Both {...classWords[ticket.class]} />
          </p>
        )}
        <p class="number">
          <TicketNumber number={ticket.ticket} />
        </p>
      </div>
      <div class="standing" role="status">
        <p class="head">
          <Both {...head} />
        </p>
        {called !== null && (
          <p class="window-figure" aria-hidden="true">
            {called}
          </p>
        )}
        {tone === 'calm' && ticket.ahead > 0 && <Ahead ticket={ticket} />}
        {next && (
          <p class="next">
            <Both {...next} />
          </p>
        )}
        {ticket.wait && <Wait minutes={ticket.wait.minutes} basis={ticket.wait.basis} />}
      </div>
    </section>
  );
}

const classWords = {
  green: { zh: '绿色通道', en: 'Green channel' },
  appointment: { zh: '预约', en: 'Appointment' },
} as const;

/** More heads than this are a number only. */
const mostHeads = 12;

function Ahead({ ticket: { ahead } }: { ticket: TrackedTicketView }) {
  return (
    <>
      <p class="ahead">
        <strong>{ahead}</strong>
        <span lang="zh-CN">人</span>
      </p>
      <div class="line" aria-hidden="true">
        {Array.from({ length: Math.min(ahead, mostHeads) }, (_, i) => (
          <i key={i} />
        ))}
        <i class="you" />
      </div>
    </>
  );
}

function Wait({ minutes, basis }: NonNullable<TrackedTicketView['wait']>) {
  const about =
    minutes < 1
      ? { zh: '预计马上叫号', en: 'Expected any moment' }
      : { zh: `预计约${minutes}分钟`, en: `About ${minutes} min` };
  return (
    <div class="wait">
      <p>
        <Both {...about} />
      </p>
      <p class="basis">
        <Both {...basis} />
      </p>
    </div>
  );
}
