import { signal } from '@preact/signals';
import { Choice, Pill, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { minuteIn, timeText, type Appointment, type Writing } from './appointments-list.ts';
import { editHall } from './draft.ts';
import { replaced } from './list.ts';
import { opened, setOpen, wrongAt, wrongBelow } from './places.ts';
import { PlanField } from './plan-field.tsx';
import { RowButtons } from './row-buttons.tsx';

type Hall = WrittenPlan['hall'];
const list = 'hall.appointments';

/** Null: nobody writes. */
export const writing = signal<Writing | null>(null);

export interface AppointmentDayProps {
  date: string;
  /** Where its appointments stand in the plan. */
  places: readonly number[];
  appointments: Hall['appointments'];
  services: Hall['services'];
}

/** The appointments of one date; a row each once it is opened. */
export function AppointmentDay({ date, places, appointments, services }: AppointmentDayProps) {
  const at = `${list} ${date}`;
  // Whoever is led to a field of one of them finds it open.
  const isOpen = opened.value.has(at) || places.some((place) => opened.value.has(`${list}.${place}`));
  const wrong = places.reduce((sum, place) => sum + wrongBelow(`${list}.${place}`), 0);
  const toggled = (open: boolean): void => {
    setOpen(at, open);
    if (!open) for (const place of places) setOpen(`${list}.${place}`, false);
  };
  return (
    <details class="item" open={isOpen} onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary>
        <strong>{date === '' ? say({ zh: '未填日期', en: 'No date' }) : date}</strong>
        <span class="meta grows">{say({ zh: `${places.length} 条`, en: `${places.length}` })}</span>
        {wrong > 0 && (
          <Pill tone="bad" zh={`${wrong} 处有误`} en={wrong === 1 ? '1 problem' : `${wrong} problems`} />
        )}
      </summary>
      {isOpen && (
        <div class="item-form">
          {places.map((place) => {
            const booked = appointments[place];
            return booked === undefined ? null : (
              <Row
                key={place}
                place={place}
                booked={booked}
                appointments={appointments}
                services={services}
              />
            );
          })}
        </div>
      )}
    </details>
  );
}

interface RowProps {
  place: number;
  booked: Appointment;
  appointments: Hall['appointments'];
  services: Hall['services'];
}

function Row({ place, booked, appointments, services }: RowProps) {
  const at = `${list}.${place}`;
  const { id, service, date, minute, memberKey } = booked;
  const change = (more: Partial<Appointment>): void => {
    // It may go to another date, and is still written on.
    setOpen(at, true);
    editHall({ appointments: replaced(appointments, place, { ...booked, ...more }) });
  };
  return (
    <div
      class="appointment"
      data-field={at}
      onFocusIn={() => {
        if (writing.value?.place !== place) writing.value = { place, date, minute };
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        const stays = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!stays) writing.value = null;
      }}
    >
      <PlanField
        at={`${at}.id`}
        name={{ zh: '预约号', en: 'Number' }}
        value={id}
        maxLength={40}
        onInput={(next) => change({ id: next })}
      />
      <PlanField
        at={`${at}.date`}
        name={{ zh: '日期', en: 'Date' }}
        type="date"
        value={date}
        onInput={(next) => change({ date: next })}
      />
      <PlanField
        at={`${at}.minute`}
        name={{ zh: '时间', en: 'Time' }}
        type="time"
        value={timeText(minute)}
        onInput={(next) => change({ minute: minuteIn(next) })}
      />
      <div data-field={`${at}.service`}>
        <Choice
          name={{ zh: '业务', en: 'Service' }}
          value={service}
          wrong={wrongAt(`${at}.service`)}
          options={choicesOf(services, service)}
          onInput={(next) => change({ service: next })}
        />
      </div>
      <div class="appointment-end">
        {memberKey !== null && <Pill zh="限本人" en="For one person" />}
        <RowButtons
          of={{ zh: `预约 ${id}`, en: `appointment ${id}` }}
          list={appointments}
          at={place}
          onInput={(next) => editHall({ appointments: next })}
          fixed
        />
      </div>
    </div>
  );
}

/** What it says now is among them, even when no service is called so any more. */
function choicesOf(services: Hall['services'], now: string) {
  const known = services.map(({ id, name }) => [id, name] as const);
  return known.some(([id]) => id === now) ? known : [[now, { zh: now, en: now }] as const, ...known];
}
