import { say, Table, TicketNumber } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { openStateWords, type OpenTicket } from './open-tickets.ts';
import { serviceName } from '../service-words.ts';

export interface LeftOverProps {
  tickets: readonly OpenTicket[];
  duty: DutyView;
  /** Reasons of single tickets. */
  own: Readonly<Record<string, string>>;
  /** The reason of all others. */
  usual: string;
  onOwn: (own: Readonly<Record<string, string>>) => void;
}

/** What would be left open: said before the day is closed. */
export function LeftOver({ tickets, duty, own, usual, onOwn }: LeftOverProps) {
  const kinds = [
    [duty.incidents.length, '张故障单', 'incidents'],
    [duty.tasks.filter(({ kind }) => kind === 'call-back').length, '个特急回访', 'call-backs'],
    [duty.tasks.filter(({ kind }) => kind === 'handwork').length, '笔待补录', 'to be entered'],
    [duty.tasks.filter(({ kind }) => kind === 'conflict').length, '条核对', 'to reconcile'],
    [duty.outages.length, '个业务系统故障', 'outages'],
  ] as const;
  const goesOn = kinds.filter(([count]) => count > 0);
  return (
    <>
      {tickets.length === 0 ? (
        <p>{say({ zh: '号票已全部办结。', en: 'Every ticket is finished.' })}</p>
      ) : (
        <p class="left-open">
          {say({
            zh: `还有${tickets.length}张号票未办结，须说明原因：`,
            en: `${tickets.length} tickets are not finished; each takes a reason:`,
          })}
        </p>
      )}
      {goesOn.length > 0 && (
        <p>
          {say({
            zh: `转到下一营业日继续处理：${goesOn.map(([count, zh]) => `${count}${zh}`).join('、')}。`,
            en: `Going on into the next day: ${goesOn.map(([count, , en]) => `${count} ${en}`).join(', ')}.`,
          })}
        </p>
      )}
      {tickets.length > 0 && (
        <div
          class="left-tickets"
          tabIndex={0}
          role="group"
          aria-label={say({ zh: '未办结号票', en: 'Open tickets' })}
        >
          <Table
            caption={{ zh: '未办结号票', en: 'Tickets that are not finished' }}
            rows={tickets}
            keyOf={({ ticket }) => ticket}
            empty={{ zh: '', en: '' }}
            columns={[
              { title: { zh: '号码', en: 'Ticket' }, cell: ({ ticket }) => <TicketNumber number={ticket} /> },
              { title: { zh: '业务', en: 'Service' }, cell: ({ service }) => say(serviceName(service)) },
              { title: { zh: '状态', en: 'State' }, cell: ({ state }) => say(openStateWords[state]) },
              {
                title: { zh: '原因', en: 'Reason' },
                cell: ({ ticket }) => (
                  <input
                    aria-label={say({ zh: `${ticket}的原因`, en: `Reason for ${ticket}` })}
                    value={own[ticket] ?? ''}
                    placeholder={usual}
                    maxLength={100}
                    onInput={({ currentTarget: { value } }) => {
                      const { [ticket]: _, ...others } = own;
                      onOwn(value === '' ? others : { ...others, [ticket]: value });
                    }}
                  />
                ),
              },
            ]}
          />
        </div>
      )}
    </>
  );
}
