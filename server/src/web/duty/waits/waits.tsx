import { ArrowLeft, Download } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { clockTime, Icon, Notice, Panel, say } from '@jiaohao/shared/web';
import type { WaitsView } from '../../../http/shapes/waits.ts';
import { read } from '../../api.ts';
import { spanWords } from '../spans.ts';
import { HoursChart } from './hours-chart.tsx';
import { HourTable, LongestTable, ServiceTable, WindowTable } from './waits-tables.tsx';

/** Looked at again by itself. */
const againMs = 15_000;

/** 等候统计: who waited how long today, as figures, a picture and a sheet to take along. */
export function Waits() {
  const [view, setView] = useState<WaitsView | null>(null);
  const [wrong, setWrong] = useState<Refusal | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const said = await read<WaitsView>('/duty/waits');
      if (said.ok) setView(said.value);
      setWrong(said.ok ? null : said.refusal);
    };
    void look();
    const again = setInterval(() => void look(), againMs);
    return () => clearInterval(again);
  }, []);
  return (
    <div class="waits">
      <header class="place-head">
        <a class="button" href="#floor">
          <Icon of={ArrowLeft} />
          <span>{say({ zh: '返回大厅', en: 'Back to the floor' })}</span>
        </a>
        <h2>
          {say({ zh: '等候统计', en: 'Waiting times' })} {view?.date}
        </h2>
        {view && (
          <span class="as-of">
            {say({ zh: `截至${clockTime(view.at)}`, en: `as of ${clockTime(view.at)}` })}
          </span>
        )}
        <span class="grows" />
        <a class="button main" href="/api/duty/waits.csv" download>
          <Icon of={Download} />
          <span>{say({ zh: '导出明细（CSV）', en: 'Download the day (CSV)' })}</span>
        </a>
      </header>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      {view && <Day view={view} stale={wrong !== null} />}
    </div>
  );
}

function Day({ view, stale }: { view: WaitsView; stale: boolean }) {
  return (
    <div class={`waits-day ${stale ? 'stale' : ''}`}>
      <Sums view={view} />
      <Panel
        class="wide"
        title={{
          zh: '各业务各时段一半人等候不超过（按取号时间）',
          en: 'Half waited at most, by hour of arrival',
        }}
      >
        <HoursChart hours={view.hours} />
      </Panel>
      <Panel title={{ zh: '按业务', en: 'By service' }}>
        <ServiceTable rows={view.services} />
      </Panel>
      <Panel title={{ zh: '按时段', en: 'By hour' }}>
        <HourTable rows={view.hours} />
      </Panel>
      <Panel title={{ zh: '按窗口', en: 'By window' }}>
        <WindowTable rows={view.windows} />
      </Panel>
      <Panel title={{ zh: '等候最久', en: 'The longest waits' }}>
        <LongestTable rows={view.longest} />
      </Panel>
    </div>
  );
}

/** The day in figures. */
function Sums({ view: { all, misses, greens, grades } }: { view: WaitsView }) {
  const minutes = (seconds: number | null) =>
    seconds === null ? '–' : say(spanWords(Math.round(seconds / 60)));
  const green = greens.reduce((sum, { count }) => sum + count, 0);
  const graded = grades.reduce((sum, { count }) => sum + count, 0);
  const content = grades.reduce((sum, { grade, count }) => sum + (grade <= 2 ? count : 0), 0);
  const figures = [
    [{ zh: '已叫号', en: 'Called' }, String(all.count)],
    [{ zh: '一半人等候不超过', en: 'Half waited at most' }, minutes(all.median)],
    [{ zh: '九成人等候不超过', en: 'Nine in ten waited at most' }, minutes(all.p90)],
    [{ zh: '最长等候', en: 'Longest wait' }, minutes(all.longest)],
    [{ zh: '承诺时限内', en: 'As promised' }, all.withinPercent === null ? '–' : `${all.withinPercent}%`],
    [{ zh: '过号（未返回）', en: 'Missed (lost)' }, `${misses.times} (${misses.lost})`],
    [{ zh: '绿色通道', en: 'Green channel' }, String(green)],
    [{ zh: '评价满意', en: 'Content' }, graded === 0 ? '–' : `${content} / ${graded}`],
  ] as const;
  return (
    <dl class="sums">
      {figures.map(([name, value]) => (
        <div key={name.en}>
          <dt>{say(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
