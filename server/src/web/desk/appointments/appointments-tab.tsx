import { CalendarCheck } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { Button, clockTime, Panel, Pill, say, Table, TicketNumber } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { useKeys } from '../keys.ts';
import { busy, carryOut } from '../outcome.ts';
import { openTab } from '../tabs.ts';
import { choose } from '../tickets/ticket-book.ts';
import { serviceName, stateWords } from '../words.ts';
import { matching } from './matching.ts';

type Appointment = DeskView['appointments'][number];

/** The appointments of the day: who comes is checked in and has a ticket. */
export function AppointmentsTab({ view }: { view: DeskView }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useKeys(() => ({ Slash: () => field.current?.focus() }));
  const rows = matching(view.appointments, typed, (at) => clockTime(at));
  const checkIn = async ({ appointment }: Appointment): Promise<void> => {
    const done = await carryOut(
      `/appointments/${encodeURIComponent(appointment)}/check-in`,
      {},
      { zh: `预约${appointment}已报到`, en: `Appointment ${appointment} is checked in` },
    );
    if (done?.kind !== 'ticket') return;
    // The next one may be typed already.
    setTyped((now) => (now === typed ? '' : now));
    await choose(done.slip.ticket);
  };
  const next = rows.find(({ ticket }) => ticket === null);
  return (
    <Panel
      title={{ zh: '今日预约', en: 'Appointments today' }}
      aside={<span class="count">{view.appointments.length}</span>}
    >
      <label class="search-field">
        <span class="only-heard">{say({ zh: '查找预约', en: 'Find an appointment' })}</span>
        <input
          ref={field}
          type="text"
          autocomplete="off"
          value={typed}
          placeholder={say({
            zh: '预约时间或预约号末几位，Enter 报到',
            en: 'Time or last digits; Enter checks in',
          })}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            if (event.key === 'Escape') event.currentTarget.blur();
            // Enter checks in only the one that is meant beyond doubt.
            if (event.key === 'Enter' && next !== undefined && rows.length === 1) void checkIn(next);
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <Table
        caption={{ zh: '今日预约', en: 'Appointments today' }}
        keyOf={({ appointment }) => appointment}
        rows={rows}
        empty={{ zh: '没有这样的预约。', en: 'No such appointment.' }}
        columns={[
          {
            title: { zh: '时间', en: 'Time' },
            cell: ({ slotAt }) => <strong class="figure">{clockTime(slotAt)}</strong>,
          },
          { title: { zh: '预约号', en: 'Appointment' }, cell: ({ appointment }) => appointment },
          { title: { zh: '业务', en: 'Service' }, cell: ({ service }) => say(serviceName(view, service)) },
          { title: { zh: '状态', en: 'State' }, cell: (row) => <Standing row={row} /> },
          {
            title: { zh: '号票', en: 'Ticket' },
            cell: (row) =>
              row.ticket === null ? (
                <Button
                  icon={CalendarCheck}
                  zh="报到取号"
                  en="Check in"
                  onPress={() => void checkIn(row)}
                  disabled={busy.value}
                />
              ) : (
                <TicketLink number={row.ticket} />
              ),
          },
        ]}
      />
    </Panel>
  );
}

function Standing({ row: { state, late } }: { row: Appointment }) {
  if (state !== null) return <Pill {...stateWords[state]} />;
  return late ? (
    <Pill zh="已过时间，来了按普通号排" en="Late: queues as regular" tone="warn" />
  ) : (
    <Pill zh="未到" en="Not here yet" />
  );
}

function TicketLink({ number }: { number: string }) {
  return (
    <button
      type="button"
      class="button quiet"
      onClick={() => {
        void choose(number);
        openTab('tickets');
      }}
    >
      <TicketNumber number={number} />
    </button>
  );
}
