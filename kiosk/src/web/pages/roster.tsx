import type { Page } from '../../domain/page.ts';
import type { RosterSheet, Waiting } from '../../domain/roster-sheet.ts';
import { Button, Note, Words } from '../parts.tsx';
import { outOfOrder } from '../phrases.ts';

type RosterPage = Extract<Page, { page: 'roster' }>;

/** Who waits, in calling order, for a consultant who calls by hand. */
export function RosterPage({ page }: { page: RosterPage }) {
  return (
    <main class="roster">
      <h1>
        <Words zh="候号名单" en="Who waits" />
      </h1>
      {page.sheet !== null && <Sheet sheet={page.sheet} />}
      {page.print === 'printed' && <Note zh="名单已打印" en="The list is printed." />}
      {page.print === 'failed' && (
        <Note
          kind="alarm"
          zh="没有打印出来，请照屏幕叫号"
          en="It was not printed. Please call from the screen."
        />
      )}
      {page.print === 'under-way' && <div class="progress" />}
      <div class="choices">
        {page.printerWorks ? (
          <Button
            name="print-roster"
            look="main"
            zh="打印名单"
            en="Print"
            sends={{ touch: 'print-roster' }}
          />
        ) : (
          <Note kind="alarm" {...outOfOrder} />
        )}
        <Button name="leave" look="main" zh="返回" en="Back" sends={{ touch: 'leave' }} />
      </div>
    </main>
  );
}

function Sheet({ sheet }: { sheet: RosterSheet }) {
  return (
    <>
      {sheet.asOf === null ? (
        <Note
          kind="alarm"
          zh="没有系统今天的名单，只有本机的离线号"
          en="No list of today from the system: this kiosk’s offline numbers only."
        />
      ) : (
        <Words zh={`截至 ${sheet.asOf}`} en={`As of ${sheet.asOf}`} />
      )}
      <div class="groups">
        {sheet.services.map((service) => (
          <Service key={service.name.zh} service={service} />
        ))}
        {sheet.windows.map(({ window, ticket, directed }) => (
          <p key={window} class="at-window">
            {window}号窗口：{ticket === null ? '' : `正在办 ${ticket} `}
            {directed.length === 0 ? '' : `专等 ${directed.join(' ')}`}
          </p>
        ))}
      </div>
    </>
  );
}

function Service({ service }: { service: RosterSheet['services'][number] }) {
  const { name, windows, waiting, more } = service;
  return (
    <section class="group">
      <h2>
        <Words zh={`${name.zh} · 窗口 ${windows} · ${waiting.length + more} 人`} en={name.en} />
      </h2>
      <ol>
        {waiting.map((each) => (
          <li key={each.ticket} data-waiting={each.ticket}>
            {each.ticket}
            {marksOf(each)}
          </li>
        ))}
        {more > 0 && <li>另有 {more} 人</li>}
      </ol>
    </section>
  );
}

/** 绿色通道, 预约. */
const classMarks: Record<Waiting['class'], string> = {
  regular: '',
  green: '（绿）',
  appointment: '（约）',
};

function marksOf({ class: kind, offline }: Waiting): string {
  return `${classMarks[kind]}${offline ? '（离线）' : ''}`;
}
