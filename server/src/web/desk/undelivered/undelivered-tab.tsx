import { Search, UserCheck } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Button, clockTime, Panel, say, TicketNumber } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { useListKeys } from '../list-keys.ts';
import { busy, carryOut } from '../outcome.ts';
import { openTab } from '../tabs.ts';
import { PrintButtons } from '../tickets/ticket-acts.tsx';
import { choose } from '../tickets/ticket-book.ts';
import { serviceName } from '../words.ts';

type Line = DeskView['undelivered'][number];

/** Tickets without paper: first those nobody has charge of, then those the desk has and that still wait. */
export function UndeliveredTab({ view }: { view: DeskView }) {
  const takeCharge = ({ ticket }: Line): void =>
    void carryOut(
      `/tickets/${ticket}/delivery`,
      { delivery: 'desk' },
      { zh: `${ticket}已接手，请找到本人`, en: `You have charge of ${ticket}: find its member` },
    );
  const { at, point } = useListKeys({
    rows: view.undelivered,
    keyOf: ({ ticket }) => ticket,
    keys: (line) => ({ Enter: () => takeCharge(line) }),
  });
  return (
    <div class="two-lists">
      <Panel
        title={{ zh: '等人接手', en: 'Nobody has charge' }}
        aside={<span class="count">{view.undelivered.length}</span>}
      >
        <p class="hint">
          {say({
            zh: '没有打印出来、也没有人记下的号。接手后才会叫号。↑↓ 选择，Enter 接手。',
            en: 'Never printed, and noted by nobody. It is called once somebody has taken charge. ↑↓ to choose, Enter to take charge.',
          })}
        </p>
        <ul class="cards">
          {view.undelivered.map((line, nth) => (
            <PaperlessCard
              key={line.ticket}
              view={view}
              line={line}
              isAt={nth === at}
              onPoint={() => point(nth)}
            >
              <Button
                look={nth === at ? 'main' : 'plain'}
                icon={UserCheck}
                zh="接手"
                en="Take charge"
                {...(nth === at && { hotkey: 'Enter' })}
                onPress={() => takeCharge(line)}
                disabled={busy.value}
              />
              <Look number={line.ticket} />
            </PaperlessCard>
          ))}
        </ul>
        {view.undelivered.length === 0 && <p class="empty">{say({ zh: '没有。', en: 'None.' })}</p>}
      </Panel>
      <Panel
        title={{ zh: '已接手，还在等候', en: 'In charge of the desk, still waiting' }}
        aside={<span class="count">{view.inCharge.length}</span>}
      >
        <ul class="cards">
          {view.inCharge.map((line) => (
            <PaperlessCard key={line.ticket} view={view} line={line} isAt={false}>
              {line.printAt === null ? (
                <PrintButtons
                  onPress={(kiosk) =>
                    void carryOut(
                      `/tickets/${line.ticket}/print`,
                      { kiosk },
                      {
                        zh: `${kiosk}空闲时即打印${line.ticket}`,
                        en: `${kiosk} prints ${line.ticket} when nobody stands there`,
                      },
                    )
                  }
                />
              ) : (
                <span>{say({ zh: `等${line.printAt}打印`, en: `To be printed at ${line.printAt}` })}</span>
              )}
              <Look number={line.ticket} />
            </PaperlessCard>
          ))}
        </ul>
        {view.inCharge.length === 0 && <p class="empty">{say({ zh: '没有。', en: 'None.' })}</p>}
      </Panel>
    </div>
  );
}

function Look({ number }: { number: string }) {
  return (
    <Button
      icon={Search}
      zh="查看"
      en="Look"
      onPress={() => {
        void choose(number);
        openTab('tickets');
      }}
    />
  );
}

interface PaperlessCardProps {
  view: DeskView;
  line: Line;
  isAt: boolean;
  onPoint?: () => void;
  children: ComponentChildren;
}

function PaperlessCard({ view, line, isAt, onPoint, children }: PaperlessCardProps) {
  const { ticket, service, kiosk, maskedName, issuedAt } = line;
  return (
    <li class={`card ${isAt ? 'at' : ''}`} aria-current={isAt ? 'true' : undefined} onPointerMove={onPoint}>
      <TicketNumber number={ticket} />
      <div class="grows">
        <strong>{say(serviceName(view, service))}</strong>
        <p>
          {maskedName !== null && <span>{maskedName} · </span>}
          {say({ zh: `${clockTime(issuedAt)} ${kiosk ?? ''}`, en: `${clockTime(issuedAt)} ${kiosk ?? ''}` })}
        </p>
      </div>
      <div class="acts">{children}</div>
    </li>
  );
}
