import { Check, X } from 'lucide';
import { clockTime, Button, Icon, Panel, Pill, say, type Tone } from '@jiaohao/shared/web';
import { hubNow } from '../../hub-clock.ts';
import { findings, note, tryOut, underWay } from './opening-book.ts';
import { foundAt, type Found, type Point, type PointGroup } from './opening-points.ts';
import { findingSaid, outcomeWords, pointName } from './opening-words.ts';

const tones: Readonly<Record<Found['outcome'], Tone>> = { passed: 'good', failed: 'bad', skipped: 'plain' };

/** The points of one place, each with what it came to and how to try it. */
export function OpeningGroup({ group: { title, points } }: { group: PointGroup }) {
  return (
    <Panel class="opening-group" title={title}>
      <ul>
        {points.map((point) => (
          <Row key={point.device} point={point} place={say(title)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ point, place }: { point: Point; place: string }) {
  const found = foundAt(point, findings.value);
  const busy = underWay.value.has(point.device);
  const name = say(pointName(point));
  return (
    <li>
      <span class="point">
        <strong>{name}</strong>
        <Pill tone={tones[found.outcome]} {...outcomeWords[found.outcome]} />
      </span>
      <span class="tries">
        {point.test !== null && (
          <Button
            class="small"
            zh="试"
            en="Try"
            disabled={busy}
            title={say({ zh: `测试${place}${name}`, en: `Try ${name}, ${place}` })}
            onPress={() => void tryOut(point)}
          />
        )}
        <Judge point={point} outcome="passed" place={place} />
        <Judge point={point} outcome="failed" place={place} />
      </span>
      <small>{busy ? <Busy point={point} /> : <Said point={point} found={found} />}</small>
    </li>
  );
}

function Busy({ point: { byHand } }: { point: Point }) {
  return (
    <>
      {byHand
        ? say({ zh: '请在30秒内到该窗口按任意键…', en: 'Press any key there within 30 seconds…' })
        : say({ zh: '正在测试…', en: 'Trying…' })}
    </>
  );
}

function Said({ point: { device }, found: { finding } }: { point: Point; found: Found }) {
  if (device === 'hub-clock')
    return (
      <>
        {say({
          zh: `中心时间 ${clockTime(hubNow.value, true)}，与准确时间核对`,
          en: `The hub says ${clockTime(hubNow.value, true)}; compare it`,
        })}
      </>
    );
  return <>{say(findingSaid(finding))}</>;
}

/** A person has looked. */
function Judge({ point, outcome, place }: { point: Point; outcome: 'passed' | 'failed'; place: string }) {
  const name = say(pointName(point));
  const words = say(outcomeWords[outcome]);
  return (
    <button
      type="button"
      class={`button small judge ${outcome}`}
      aria-label={`${place} ${name} ${words}`}
      title={words}
      onClick={() => note(point, { outcome, finding: outcome === 'passed' ? 'seen-right' : 'seen-wrong' })}
    >
      <Icon of={outcome === 'passed' ? Check : X} />
    </button>
  );
}
