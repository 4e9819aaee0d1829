import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { language, say } from '@jiaohao/shared/web';
import type { WaitsView } from '../../../http/shapes/waits.ts';
import { dataOf, servicesIn } from './hours-data.ts';
import { serviceName } from '../service-words.ts';

/** Told apart also by who sees no red from green, and on grey paper. */
const colours = [
  '#0b4a8f',
  '#c25700',
  '#00695c',
  '#7b1fa2',
  '#5d4037',
  '#46566a',
  '#a31d0c',
  '#1b7f9e',
] as const;
const dashes = [[], [8, 4], [2, 3]] as const;
const height = 260;
const font = '14px "Noto Sans SC"';
/** Short waits are not to look like mountains, minutes. */
const leastTop = 10;

/** Half of all waits by hour of arrival, a line for each service; the table beside it says it to who cannot see it. */
export function HoursChart({ hours }: { hours: WaitsView['hours'] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || hours.length === 0) return;
    let chart: uPlot | null = null;
    let gone = false;
    void draw(element, hours).then((drawn) => {
      if (gone) drawn.destroy();
      else chart = drawn;
    });
    const resized = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    return () => {
      gone = true;
      resized.disconnect();
      chart?.destroy();
    };
  }, [hours, language.value]);
  if (hours.length === 0)
    return <p class="empty">{say({ zh: '今天还没有人取号。', en: 'Nobody has come yet.' })}</p>;
  const said = say({
    zh: '折线图：各业务各时段一半人的等候时间（分钟）',
    en: 'Lines: half of the waits in minutes, by hour and service',
  });
  return <div class="hours-chart" ref={place} role="img" aria-label={said} />;
}

/** The library is fetched when somebody looks at the picture, and the letters that it paints. */
async function draw(element: HTMLElement, hours: WaitsView['hours']): Promise<uPlot> {
  const label = say({ zh: '等候（分钟）', en: 'Waited (min)' });
  const [{ default: Plot }] = await Promise.all([
    import('uplot'),
    import('uplot/dist/uPlot.min.css'),
    document.fonts.load(font, `${label}0123456789:`),
  ]);
  const [first, last] = [hours[0]?.hour ?? 0, hours.at(-1)?.hour ?? 0];
  const axis = { font, labelFont: font };
  return new Plot(
    {
      width: element.clientWidth,
      height,
      legend: { live: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [first - 0.5, last + 0.5] },
        y: { range: (_, __, most) => [0, Math.max(leastTop, most * 1.15)] },
      },
      axes: [
        { ...axis, incrs: [1, 2, 4], values: (_, at) => at.map((hour) => `${hour}:00`) },
        { ...axis, label, size: 56 },
      ],
      series: [{}, ...servicesIn(hours).map(lineOf)],
    },
    dataOf(hours),
    element,
  );
}

function lineOf(service: string, index: number): uPlot.Series {
  return {
    label: say(serviceName(service)),
    stroke: colours[index % colours.length] ?? colours[0],
    dash: [...(dashes[Math.floor(index / colours.length) % dashes.length] ?? [])],
    width: 3,
    points: { show: true, size: 9 },
    spanGaps: true,
  };
}
