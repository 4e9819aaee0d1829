import { useState } from 'preact/hooks';
import { CalendarCheck, Delete, Undo2, Unplug } from 'lucide';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import { touch } from '../live.ts';
import { Message } from '../message.tsx';
import { Answers, Finger } from '../touchables.tsx';

type Appointment = Extract<Page, { page: 'appointment' }>;

/** In the order everybody knows, and none of them needs a second press. */
const keys = Array.from('1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-');
const longest = 20;

/** Somebody has booked a slot: which? Without the hub nobody knows the slots. */
export function AppointmentPage({ page }: { page: Appointment }) {
  if (page.canCheckIn) return <KeyIn />;
  return (
    <Message
      icon={Unplug}
      title={{ zh: '现在不能预约报到', en: 'No check-in at the moment' }}
      advice={{
        zh: '系统连接中断，请返回取号，或到咨询台',
        en: 'The system is away. Please go back and take a number, or go to the information desk.',
      }}
      bad
      canLeave
    />
  );
}

function KeyIn() {
  const [keyed, setKeyed] = useState('');
  const press = (next: string): void => {
    setKeyed(next.slice(0, longest));
    touch({ touch: 'stay' });
  };
  return (
    <main class="appointment">
      <h1>
        <Both zh="请输入预约号" en="Please enter the number of your appointment" />
      </h1>
      <output class="keyed" aria-label="预约号 Appointment">
        {keyed}
      </output>
      <div class="keys">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            class="button key"
            data-key={key}
            onClick={() => press(keyed + key)}
          >
            {key}
          </button>
        ))}
        <Finger name="erase" icon={Delete} zh="删除" en="Erase" onPress={() => press(keyed.slice(0, -1))} />
      </div>
      <Answers>
        <Finger name="leave" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
        <Finger
          name="check-in"
          look="main"
          icon={CalendarCheck}
          zh="报到取号"
          en="Check in"
          disabled={keyed === ''}
          sends={{ touch: 'check-in', appointment: keyed }}
        />
      </Answers>
    </main>
  );
}
