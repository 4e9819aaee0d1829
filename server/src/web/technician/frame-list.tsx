import { useState } from 'preact/hooks';
import { clockTime, say } from '@jiaohao/shared/web';
import type { FrameRow } from './frame-rows.ts';
import { beginningOf, hexRuns } from './hex-runs.ts';
import type { LineFrame } from './line-watch.ts';

/** Frames, oldest first: when, which way, what it means, and its bytes. */
export function FrameRows({ rows }: { rows: readonly FrameRow[] }) {
  if (rows.length === 0)
    return <p class="empty">{say({ zh: '还没有数据。', en: 'Nothing has come yet.' })}</p>;
  return (
    <table class="frame-table">
      <caption class="only-heard">{say({ zh: '线路数据', en: 'Frames on the line' })}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '时间', en: 'Time' })}</th>
          <th scope="col">{say({ zh: '方向', en: 'Way' })}</th>
          <th scope="col">{say({ zh: '含义', en: 'Meaning' })}</th>
          <th scope="col">{say({ zh: '字节（十六进制）', en: 'Bytes (hex)' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: { frame, times, lostBefore } }: { row: FrameRow }) {
  const isOut = frame.direction === 'to-device';
  return (
    <>
      {lostBefore > 0 && (
        <tr class="lost">
          <td colSpan={4}>
            {say({ zh: `此处有 ${lostBefore} 帧未能送达`, en: `${lostBefore} frames were lost here` })}
          </td>
        </tr>
      )}
      <tr class={frame.isFrame ? frame.direction : 'noise'}>
        <td class="time">
          {clockTime(frame.at, true)}
          <small>.{String(frame.at % 1000).padStart(3, '0')}</small>
        </td>
        <td class="way">{isOut ? say({ zh: '→ 发', en: '→ out' }) : say({ zh: '← 收', en: '← in' })}</td>
        <td class="meaning">
          <strong>{say(frame.words.name)}</strong>
          {times > 1 && <span class="times">×{times}</span>}
          <Fields frame={frame} />
        </td>
        <td class="hex">
          <Bytes hex={frame.hex} />
        </td>
      </tr>
    </>
  );
}

function Fields({ frame: { words } }: { frame: LineFrame }) {
  if (words.fields.length === 0) return null;
  return (
    <dl>
      {words.fields.map(({ name, value }) => (
        <div key={name.en}>
          <dt>{say(name)}</dt>
          <dd>{typeof value === 'string' ? value : say(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** So many bytes are shown of a long frame until all are asked for. */
const firstBytes = 64;

function Bytes({ hex }: { hex: string }) {
  const [showsAll, setShowsAll] = useState(false);
  const all = hexRuns(hex);
  const beginning = beginningOf(all, firstBytes);
  const runs = showsAll ? all : beginning.runs;
  // Read here, the language makes of this a part that is drawn anew only when it or the bytes change.
  const notShown = say({ zh: '不显示', en: 'kept back' });
  return (
    <>
      <code>
        {runs.map((run, i) =>
          'shown' in run ? (
            run.shown.map((byte, n) => <i key={n}>{byte}</i>)
          ) : (
            <span key={i} class="kept-back">
              {run.keptBack > 8 ? `·· ×${run.keptBack}` : '·· '.repeat(run.keptBack).trim()}
              <span class="only-heard">{notShown}</span>
            </span>
          ),
        )}
      </code>
      {!beginning.isWhole && (
        <button type="button" class="more" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? say({ zh: '收起', en: 'Less' })
            : say({ zh: `全部 ${hex.length / 2} 字节`, en: `All ${hex.length / 2} bytes` })}
        </button>
      )}
    </>
  );
}
