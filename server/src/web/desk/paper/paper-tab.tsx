import { useLayoutEffect } from 'preact/hooks';
import { Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { useSendKey } from '../keys.ts';
import { PaperActs } from './paper-acts.tsx';
import { focusCell, moveInList } from './paper-keys.ts';
import { cells, isBlank, tidy, type Cell, type PaperLine } from './paper-line.ts';
import { begin, paperList } from './paper-list.ts';
import { PaperNotices } from './paper-notices.tsx';
import { PaperRow } from './paper-row.tsx';
import { readLine, type Reading } from './read-line.ts';
import { resultOf, twinOf } from './result-of.ts';
import { readable, sendList } from './send-list.ts';

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
  useLayoutEffect(() => {
    begin(view.books);
  }, [view.books.date, isEmpty]);
  useLayoutEffect(() => {
    // Whoever opens it writes on, with the next key.
    focusCell(paperList.value.lines.at(-1)?.id ?? '', 'number');
  }, []);
  const reading: Reading = {
    midnight,
    now: Date.now(),
    services: view.services,
    windows: view.windows.map(({ window }) => window),
    paperFrom: view.paper.from,
    numberDigits: view.paper.numberDigits,
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
  useSendKey(send);
  return (
    <Panel
      class="paper"
      title={{ zh: `纸质清单补录 ${date ?? ''}`, en: `Paper list of ${date ?? ''}` }}
      aside={<PaperActs ready={ready} accepted={accepted} doubts={doubts} onSend={send} />}
    >
      <PaperNotices view={view} live={live} date={date} />
      <table
        class="paper-grid"
        onKeyDown={(event) => {
          // Ctrl+Enter sends.
          if (event.key !== 'Enter' || !event.ctrlKey) moveInList(event);
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

/** The cell to be marked: only once something stands in it, or in one behind it. */
function wrongCell(line: PaperLine, reading: Reading): Cell | null {
  if (isBlank(line) || line.outcome.kind !== 'open') return null;
  const read = readLine(line, reading);
  if (read.ok) return null;
  return tidy(line[read.problem.cell]) === '' ? null : read.problem.cell;
}
