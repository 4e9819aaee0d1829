import { Check } from 'lucide';
import { useState } from 'preact/hooks';
import { Button, Choice, clockTime, Field, Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { busy, carryOut } from '../outcome.ts';
import { wholeNumberIn } from '../tickets/found.ts';
import { serviceName } from '../words.ts';

/** 手工办理: what was done by hand and is to be entered into the business system; it empties only line by line. */
export function Handwork({ view }: { view: DeskView }) {
  const [service, setService] = useState(view.services[0]?.service ?? '');
  const [note, setNote] = useState('');
  const [ticket, setTicket] = useState('');
  const register = async (): Promise<void> => {
    if (note.trim() === '') return;
    const number = wholeNumberIn(ticket, view.paper.numberDigits);
    const body = {
      service,
      note: note.trim(),
      ...(number !== null && { ticket: number }),
    };
    const done = await carryOut('/handwork', body, { zh: '已登记', en: 'Registered' });
    if (done === null) return;
    setNote('');
    setTicket('');
  };
  return (
    <Panel
      title={{ zh: '手工办理，待录入业务系统', en: 'Done by hand, to be entered' }}
      aside={<span class="count">{view.handwork.length}</span>}
    >
      <form
        class="handwork-form"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <Choice
          name={{ zh: '业务', en: 'Service' }}
          value={service}
          options={view.services.map(({ service: id, name }) => [id, name] as const)}
          onInput={setService}
        />
        <Field name={{ zh: '号票', en: 'Ticket' }} value={ticket} onInput={setTicket} maxLength={4} />
        <Field
          name={{ zh: '办了什么', en: 'What was done' }}
          value={note}
          onInput={setNote}
          maxLength={200}
        />
        <Button submit zh="登记" en="Register" disabled={busy.value || note.trim() === ''} />
      </form>
      {view.handwork.length === 0 && (
        <p class="empty">{say({ zh: '没有待录入的。', en: 'Nothing to be entered.' })}</p>
      )}
      <ul class="cards">
        {view.handwork.map((work) => (
          <li key={work.id} class="card">
            <div class="grows">
              <strong>{work.note}</strong>
              <p>
                {say(serviceName(view, work.service))}
                {work.ticket !== null && ` · ${work.ticket}`} · {clockTime(work.at)}
              </p>
            </div>
            <Button
              icon={Check}
              zh="已录入"
              en="Entered"
              disabled={busy.value}
              onPress={() =>
                void carryOut(
                  `/handwork/${work.id}/entered`,
                  {},
                  { zh: '已录入业务系统', en: 'It is in the business system' },
                )
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
