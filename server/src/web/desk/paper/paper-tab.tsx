import { Eraser, Plus, Send } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Button, Notice, Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { cells, isBlank, tidy, type Cell, type PaperLine } from './paper-line.ts';
import { addLine, begin, clearAccepted, paperList, removeLine } from './paper-list.ts';
import { PaperRow } from './paper-row.tsx';
import { readLine, type Reading } from './read-line.ts';
import { resultOf, twinOf } from './result-of.ts';
import { readable, sending, sendList } from './send-list.ts';

const heads: Readonly<Record<Cell, { zh: string; en: string }>> = {
  number: { zh: '号码', en: 'Number' },
  service: { zh: '业务', en: 'Service' },
  taken: { zh: '取号', en: 'Taken' },
  called: { zh: '叫号', en: 'Called' },
  window: { zh: '窗口', en: 'Window' },
  ended: { zh: '结束/过号x', en: 'Ended/miss x' },
};

/** Entering a paper list: one line of paper is one row, without a hand leaving the keyboard. */
export function PaperTab({ view, live }: { view: DeskView; live: boolean }) {
  const { lines, date, midnight } = paperList.value;
  const isEmpty = lines.length === 0;
  useEffect(() => {
    begin(view.books);
  }, [view.books.date, isEmpty]);
  useEffect(() => {
    // Whoever opens it writes on.
    focusCell(paperList.value.lines.at(-1)?.id ?? '', 'number');
  }, []);
  const reading: Reading = {
    midnight,
    now: Date.now(),
    services: view.services,
    windows: view.windows.map(({ window }) => window),
    paperFrom: view.paper.from,
  };
  const ready = readable(lines, reading).length;
  const accepted = lines.filter(({ outcome }) => outcome.kind === 'accepted').length;
  const numberOf = (line: PaperLine): string | null => {
    const read = isBlank(line) ? null : readLine(line, reading);
    return read?.ok === true ? (read.entry.ticket?.ticket ?? null) : null;
  };
  const doubts = lines.filter(
    (line) =>
      line.outcome.kind === 'accepted' && resultOf(line, reading, view.conflicts, null)?.tone === 'warn',
  ).length;
  const send = (): void => void sendList({ ...reading, now: Date.now() });
  return (
    <Panel
      class="paper"
      title={{ zh: `纸质清单补录 ${date ?? ''}`, en: `Paper list of ${date ?? ''}` }}
      aside={<PaperActs ready={ready} accepted={accepted} onSend={send} />}
    >
      <PaperNotices view={view} live={live} date={date} doubts={doubts} />
      <table
        class="paper-grid"
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' && event.ctrlKey) {
            event.preventDefault();
            send();
          } else moveIn(event);
        }}
      >
        <caption class="only-heard">{say({ zh: '纸质清单', en: 'Paper list' })}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {cells.map((cell) => (
              <th key={cell} scope="col">
                {say(heads[cell])}
              </th>
            ))}
            <th scope="col">{say({ zh: '结果', en: 'Result' })}</th>
            <th scope="col">
              <span class="only-heard">{say({ zh: '删除', en: 'Remove' })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, nth) => (
            <PaperRow
              key={line.id}
              line={line}
              nth={nth + 1}
              names={heads}
              services={view.services}
              wrongCell={wrongCell(line, reading)}
              result={
                isBlank(line) && line.outcome.kind === 'open'
                  ? null
                  : resultOf(line, reading, view.conflicts, twinOf(lines, line, numberOf))
              }
            />
          ))}
        </tbody>
      </table>
      <p class="hint keys-help">
        {say({
          zh: 'Enter 下一行 · Tab 下一格 · ↑↓ 上下行 · 时间写 0935 · 过号在时间后加 x · Ctrl+Delete 删行 · Ctrl+Enter 全部发送 · Alt+数字 换页',
          en: 'Enter: next row · Tab: next cell · ↑↓: rows · times as 0935 · x behind the time: missed · Ctrl+Delete: remove · Ctrl+Enter: send all · Alt+digit: other parts',
        })}
      </p>
    </Panel>
  );
}

function PaperActs({ ready, accepted, onSend }: { ready: number; accepted: number; onSend: () => void }) {
  return (
    <div class="acts">
      {accepted > 0 && (
        <Button
          icon={Eraser}
          zh={`收起已记入的${accepted}行`}
          en={`Clear ${accepted} entered`}
          onPress={clearAccepted}
        />
      )}
      <Button icon={Plus} zh="加一行" en="Add a row" onPress={() => focusCell(addLine(), 'number')} />
      <Button
        look="main"
        icon={Send}
        zh={sending.value === 'busy' ? '正在发送…' : `发送 ${ready} 行`}
        en={sending.value === 'busy' ? 'Sending…' : `Send ${ready} rows`}
        hotkey="Ctrl+Enter"
        onPress={onSend}
        disabled={ready === 0 || sending.value === 'busy'}
      />
    </div>
  );
}

interface PaperNoticesProps {
  view: DeskView;
  live: boolean;
  date: string | null;
  /** Lines that are sent and have to be looked into. */
  doubts: number;
}

function PaperNotices({ view, live, date, doubts }: PaperNoticesProps) {
  return (
    <>
      {doubts > 0 && (
        <Notice
          tone="warn"
          zh={`${doubts}行和账上对不起来,列入待核对:按 Alt+5 去核对。`}
          en={`${doubts} rows do not fit the books and are to be reconciled: press Alt+5.`}
        />
      )}
      {!live && (
        <Notice
          tone="warn"
          zh="连不上中心服务:照常填写,都保存在本机;恢复后再发送。"
          en="The hub is away: go on writing; everything is kept in this browser until it can be sent."
        />
      )}
      {live && sending.value === 'waiting' && (
        <Notice
          tone="warn"
          zh="还有没送达的行,正在再次发送。"
          en="Some rows have not arrived; sending them again."
        />
      )}
      {date !== null && date !== view.books.date && (
        <Notice
          tone="warn"
          zh={`这张清单是 ${date} 的,现在的营业日是 ${view.books.date}:按 ${date} 的时间发送。`}
          en={`This list is of ${date}, and the business day is ${view.books.date}: it is sent with the times of ${date}.`}
        />
      )}
    </>
  );
}

/** The cell to be marked: only once something stands in it, or in one behind it. */
function wrongCell(line: PaperLine, reading: Reading): Cell | null {
  if (isBlank(line) || line.outcome.kind !== 'open') return null;
  const read = readLine(line, reading);
  if (read.ok) return null;
  return tidy(line[read.problem.cell]) === '' ? null : read.problem.cell;
}

/** Enter and the arrows go from row to row, Ctrl+Delete takes one away. */
function moveIn(event: KeyboardEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLElement)) return;
  const { line: id, cell } = field.dataset;
  if (id === undefined || cell === undefined) return;
  const { lines } = paperList.value;
  const at = lines.findIndex((line) => line.id === id);
  const isChoice = field instanceof HTMLSelectElement;
  if (event.key === 'Enter') {
    const current = lines[at];
    const next = lines[at + 1]?.id ?? (current !== undefined && isBlank(current) ? id : addLine());
    focusCell(next, 'number');
  } else if (event.key === 'Delete' && event.ctrlKey && lines.length > 1) {
    focusCell(lines[at + 1]?.id ?? lines[at - 1]?.id ?? '', 'number');
    removeLine(id);
  } else if (event.key === 'ArrowDown' && !isChoice) focusCell(lines[at + 1]?.id ?? id, cell);
  else if (event.key === 'ArrowUp' && !isChoice) focusCell(lines[at - 1]?.id ?? id, cell);
  else if (event.key === 'Escape') field.blur();
  else return;
  event.preventDefault();
}

/** Once the row is there, and before the next key is. What stands in the cell is selected, so that typing replaces it. */
function focusCell(line: string, cell: string): void {
  queueMicrotask(() => {
    const field = document.querySelector<HTMLElement>(`[data-line="${line}"][data-cell="${cell}"]`);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    field?.scrollIntoView({ block: 'nearest' });
  });
}
