import { Printer, Undo2 } from 'lucide';
import type { VNode } from 'preact';
import { hasDigits } from '@jiaohao/shared';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import type { RosterSheet, Waiting } from '../../domain/roster-sheet.ts';
import { Paged } from '../paged.tsx';
import { outOfOrder } from '../phrases.ts';
import { Finger, Note, Notes } from '../touchables.tsx';

type Roster = Extract<Page, { page: 'roster' }>;

/** Who waits, in calling order, for a consultant who calls by hand. */
export function RosterPage({ page }: { page: Roster }) {
  const { sheet } = page;
  return (
    <main class="roster">
      <h1>
        <Both zh="候号名单" en="Who waits" />
      </h1>
      <Notes>
        {sheet !== null && <AsOf asOf={sheet.asOf} />}
        <PrintNote page={page} />
      </Notes>
      <Paged class="who-waits" items={sheet === null ? [] : linesOf(sheet)} most={40}>
        <Finger name="leave" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
        {page.printerWorks && (
          <Finger
            name="print-roster"
            look="main"
            icon={Printer}
            zh="打印名单"
            en="Print"
            sends={{ touch: 'print-roster' }}
          />
        )}
      </Paged>
    </main>
  );
}

function AsOf({ asOf }: { asOf: RosterSheet['asOf'] }) {
  return asOf === null ? (
    <Note
      tone="bad"
      zh="没有系统今天的名单，只有本机的离线号"
      en="No list of today from the system: this kiosk’s offline numbers only."
    />
  ) : (
    <Note zh={`截至 ${asOf}`} en={`As of ${asOf}`} />
  );
}

function PrintNote({ page: { print, printerWorks } }: { page: Roster }) {
  if (print === 'under-way') return <div class="progress" />;
  if (print === 'printed') return <Note zh="名单已打印" en="The list is printed." />;
  if (print === 'failed')
    return (
      <Note
        tone="bad"
        zh="没有打印出来，请照屏幕叫号"
        en="It was not printed. Please call from the screen."
      />
    );
  return printerWorks ? null : <Note tone="bad" {...outOfOrder} />;
}

/** Numbers on one line, fewer where they have four digits: a long queue goes on over the leaf. */
const numbersPerLine = { short: 6, long: 5 };

function linesOf(sheet: RosterSheet): VNode[] {
  return [...sheet.services.flatMap(serviceLines), ...sheet.windows.map(windowLine)];
}

function serviceLines({ name, windows, waiting, more }: RosterSheet['services'][number]): VNode[] {
  const head = (
    <li key={name.zh} class="of-service">
      <Both zh={`${name.zh} · 窗口 ${windows} · ${waiting.length + more} 人`} en={name.en} />
    </li>
  );
  const lines: VNode[] = [];
  const isLong = waiting.some(({ ticket }) => hasDigits(ticket, 4));
  const perLine = numbersPerLine[isLong ? 'long' : 'short'];
  for (let at = 0; at < waiting.length; at += perLine)
    lines.push(
      <li key={`${name.zh} ${at}`} class={isLong ? 'numbers long' : 'numbers'}>
        {waiting.slice(at, at + perLine).map((each) => (
          <span key={each.ticket} data-waiting={each.ticket}>
            {each.ticket}
            <b>{marksOf(each)}</b>
          </span>
        ))}
      </li>,
    );
  if (more > 0) lines.push(<li key={`${name.zh} more`}>另有 {more} 人</li>);
  return [head, ...lines];
}

function windowLine({ window, ticket, directed }: RosterSheet['windows'][number]): VNode {
  return (
    <li key={`window ${window}`}>
      {window}号窗口：{ticket === null ? '' : `正在办 ${ticket} `}
      {directed.length === 0 ? '' : `专等 ${directed.join(' ')}`}
    </li>
  );
}

/** 绿色通道, 预约, and with them 离线号: a letter each, so that many stand on a line. */
const classMarks: Record<Waiting['class'], string> = {
  regular: '',
  green: '绿',
  appointment: '约',
};

function marksOf({ class: kind, offline }: Waiting): string {
  return `${classMarks[kind]}${offline ? '离' : ''}`;
}
