import { Panel, say, TicketNumber } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { DeedButton } from '../acts/deed-button.tsx';
import { minutesSince } from '../window/since.ts';

/** Who is aside while papers are checked (§19-3). */
export function Held({ view }: { view: CounterView }) {
  const { held } = view;
  if (held.length === 0) return null;
  return (
    <Panel
      title={{ zh: `挂起 ${held.length}`, en: `Held: ${held.length}` }}
      class="held"
      aside={<DeedButton deed="take-up" view={view} />}
    >
      <ul class="queue">
        {held.map(({ ticket, service, maskedName, since, note, firstClerk }) => (
          <li key={ticket}>
            <TicketNumber number={ticket} />
            <div>
              <p>
                {say(service)} {maskedName}
              </p>
              <p class="soft">
                {say(minutesSince(since))}
                {firstClerk !== null && ` · ${say({ zh: '首问', en: 'first asked' })} ${firstClerk.staff}`}
                {note !== null && ` · ${note}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
