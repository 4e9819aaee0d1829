import { useState } from 'preact/hooks';
import { Check, clockTime, Panel, Pill, say } from '@jiaohao/shared/web';
import { choose, chosen } from './chosen.ts';
import { conditionOf, needsCare } from './condition.ts';
import { nameOf, type Group, type Thing } from './things.ts';

/** Every device of the hall under its host, with what is wrong and since when. */
export function DeviceTree({ groups }: { groups: readonly Group[] }) {
  const [onlyFaulty, setOnlyFaulty] = useState(false);
  const all = groups.flatMap(({ host, things }) => (host === null ? things : [host, ...things]));
  const faulty = all.filter(needsCare).length;
  return (
    <Panel
      title={{ zh: '设备', en: 'Devices' }}
      class="tree"
      aside={
        faulty === 0 ? (
          <Pill tone="good" zh="全部正常" en="All well" />
        ) : (
          <Pill tone="bad" zh={`${faulty} 项异常`} en={`${faulty} with faults`} />
        )
      }
    >
      <button
        type="button"
        class="leaf host"
        aria-current={chosen.value === null ? 'true' : undefined}
        onClick={() => choose(null)}
      >
        {say({ zh: '概览', en: 'Overview' })}
      </button>
      <Check zh="只看异常" en="Only what has faults" checked={onlyFaulty} onInput={setOnlyFaulty} />
      {groups.map((group) => (
        <Branch key={group.host?.subject.id ?? 'rest'} group={group} onlyFaulty={onlyFaulty} />
      ))}
    </Panel>
  );
}

function Branch({ group: { host, things }, onlyFaulty }: { group: Group; onlyFaulty: boolean }) {
  const shown = things.filter((thing) => !onlyFaulty || needsCare(thing));
  const showsHost = host !== null && (!onlyFaulty || needsCare(host));
  if (shown.length === 0 && !showsHost) return null;
  return (
    <ul class="branch">
      {host !== null && <Leaf thing={host} isHost />}
      {shown.map((thing) => (
        <Leaf key={thing.subject.id} thing={thing} isHost={false} />
      ))}
    </ul>
  );
}

function Leaf({ thing, isHost }: { thing: Thing; isHost: boolean }) {
  const { id } = thing.subject;
  const { tone, zh, en } = conditionOf(thing);
  const isWrong = tone === 'bad' || tone === 'warn';
  const since = thing.incidents[0]?.since ?? thing.since;
  return (
    <li>
      <button
        type="button"
        class={`leaf ${isHost ? 'host' : ''} ${tone}`}
        aria-current={chosen.value === id ? 'true' : undefined}
        onClick={() => choose(id)}
      >
        <span class="leaf-name">{say(nameOf(thing.subject))}</span>
        <span class="leaf-state">
          <span class="lamp" aria-hidden="true" />
          {say(isHost && tone === 'good' ? { zh: '在线', en: 'Connected' } : { zh, en })}
          {isWrong && since !== null && (
            <time>{say({ zh: `自 ${clockTime(since)}`, en: `since ${clockTime(since)}` })}</time>
          )}
        </span>
      </button>
    </li>
  );
}
