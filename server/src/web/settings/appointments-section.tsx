import { Plus, Trash2 } from 'lucide';
import { Button, Panel, Pill, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { hubNow } from '../hub-clock.ts';
import { localDay } from '../local-day.ts';
import { AppointmentDay, writing } from './appointments-day.tsx';
import { byDate, freshAppointment } from './appointments-list.ts';
import { editHall } from './draft.ts';
import { goTo } from './places.ts';
import { RulePanels } from './rules.tsx';
import { settings } from './settings-book.ts';

/** Who is booked for when, date by date; and the rules of appointments. */
export function AppointmentsSection({ plan }: { plan: WrittenPlan }) {
  const { appointments, services, settings: rules } = plan.hall;
  const { date: today } = localDay(hubNow.value, settings.value?.machine.timeZone ?? 'UTC');
  const past = appointments.filter(({ date }) => date !== '' && date < today).length;
  const add = (): void => {
    editHall({ appointments: [...appointments, freshAppointment(appointments, services, today)] });
    goTo(`hall.appointments.${appointments.length}.id`);
  };
  return (
    <>
      <Panel
        title={{ zh: '预约名单', en: 'Appointments' }}
        aside={<Pill zh={`${appointments.length} 条`} en={`${appointments.length}`} />}
      >
        <p class="hint">
          {say({
            zh: '每个营业日开门时取用当天的预约；已开门的这一天不再改变。外部预约系统的名单可在“导入导出”里用文件带入。',
            en: 'A business day takes its appointments when it opens; a day that runs does not change any more. A list of another booking system comes by file, see Import and export.',
          })}
        </p>
        {appointments.length === 0 && <p class="empty">{say({ zh: '没有预约。', en: 'There are none.' })}</p>}
        <div class="items" data-field="hall.appointments">
          {byDate(appointments, writing.value).map(({ date, places }) => (
            <AppointmentDay
              key={date}
              date={date}
              places={places}
              appointments={appointments}
              services={services}
            />
          ))}
          <Button icon={Plus} zh="添加预约" en="Add an appointment" onPress={add} />
          {past > 0 && (
            <Button
              icon={Trash2}
              zh={`删除 ${today} 以前的 ${past} 条`}
              en={`Remove ${past} before ${today}`}
              onPress={() =>
                editHall({ appointments: appointments.filter(({ date }) => date === '' || date >= today) })
              }
            />
          )}
        </div>
      </Panel>
      <RulePanels section="appointments" rules={rules} />
    </>
  );
}
