import { Panel, Pill, say, TicketNumber } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { ClassPill } from '../ticket/class-pill.tsx';
import { reasonAlone } from '../ticket/reason-alone.ts';

/** Whom the call key calls next, and why; and how the services of the window stand. */
export function Coming({ view: { upcoming, callable, services } }: { view: CounterView }) {
  return (
    <Panel
      title={{ zh: '接下来', en: 'Next' }}
      class="coming"
      aside={<Pill tone="brand" zh={`等候 ${callable}`} en={`${callable} waiting`} />}
    >
      {upcoming.length === 0 && <p class="empty">{say({ zh: '没有人等候。', en: 'Nobody waits.' })}</p>}
      <ol class="queue">
        {upcoming.map((next) => (
          <li key={next.ticket}>
            <TicketNumber number={next.ticket} />
            <div>
              <p>
                {say(next.service)} {next.class !== 'regular' && <ClassPill of={next.class} />}
              </p>
              <p class="soft">{reasonAlone(next.ticket, say(next.reason))}</p>
            </div>
          </li>
        ))}
      </ol>
      <ul class="services" aria-label={say({ zh: '本窗口业务', en: 'Services of this window' })}>
        {services.map(({ service, name, waiting, longestMinutes, helper }) => (
          <li key={service}>
            <span>
              {say(name)}
              {helper && <small>{say({ zh: '（协助）', en: ' (helping)' })}</small>}
            </span>
            <span class="soft">
              {waiting === 0
                ? say({ zh: '无人', en: 'nobody' })
                : say({
                    zh: `${waiting}人，最久${longestMinutes}分钟`,
                    en: `${waiting}, longest ${longestMinutes} min`,
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
