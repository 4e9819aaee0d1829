import { Clock, FileText, Info, MapPin, CalendarClock, Megaphone, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '@jiaohao/shared';
import { Both, clockTime, Icon } from '@jiaohao/shared/web';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import { Guide } from './guide.tsx';

const ended = ['done', 'cancelled', 'abandoned'];

/** What else is good to know: notices, windows, times, what to have ready. */
export function Facts({ ticket }: { ticket: TrackedTicketView }) {
  const isOver = ended.includes(ticket.state);
  return (
    <>
      {ticket.notices.map((notice) => (
        <div key={notice.zh} class="told" role="status">
          <Icon of={Megaphone} />
          <Both {...notice} />
        </div>
      ))}
      <dl class="facts">
        <Fact icon={MapPin} name={{ zh: '办理窗口', en: 'Windows' }}>
          {ticket.windows === '' ? '—' : ticket.windows}
        </Fact>
        {ticket.slotAt !== null && (
          <Fact icon={CalendarClock} name={{ zh: '预约时间', en: 'Appointment' }}>
            {clockTime(ticket.slotAt)}
          </Fact>
        )}
        <Fact icon={Clock} name={{ zh: '取号时间', en: 'Taken at' }}>
          {clockTime(ticket.issuedAt)}
        </Fact>
        {ticket.calledAt !== null && (
          <Fact icon={Info} name={{ zh: '叫号时间', en: 'Called at' }}>
            {clockTime(ticket.calledAt)}
          </Fact>
        )}
      </dl>
      {!isOver && ticket.documents.length > 0 && <Documents documents={ticket.documents} />}
      <Guide guide={ticket.guide} />
    </>
  );
}

interface FactProps {
  icon: IconNode;
  name: Bilingual;
  children: ComponentChildren;
}

function Fact({ icon, name, children }: FactProps) {
  return (
    <div>
      <dt>
        <Icon of={icon} />
        <Both {...name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Documents({ documents }: { documents: readonly Bilingual[] }) {
  return (
    <section class="documents" aria-labelledby="documents">
      <h2 id="documents">
        <Icon of={FileText} />
        <Both zh="请备齐材料" en="Have ready" />
      </h2>
      <ul>
        {documents.map((document) => (
          <li key={document.zh}>
            <Both {...document} />
          </li>
        ))}
      </ul>
    </section>
  );
}
