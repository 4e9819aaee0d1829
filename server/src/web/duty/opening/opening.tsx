import { ArrowLeft, ListChecks } from 'lucide';
import { useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, clockTime, Field, Icon, Notice, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { act } from '../../api.ts';
import { devices, hall } from '../../hall-live.ts';
import { isToday } from '../today.ts';
import { findings, notTried, tryAll, underWay } from './opening-book.ts';
import { OpeningGroup } from './opening-group.tsx';
import { checkedPoints, openingPoints, tally, type PointGroup } from './opening-points.ts';
import { nameOf } from '../people.ts';

/** 班前检查 §10-3: every device proves itself before the day begins, and what came of it is in the books. */
export function Opening({ duty }: { duty: DutyView }) {
  const groups = openingPoints(devices.value);
  const busy = underWay.value.size > 0;
  return (
    <div class="opening">
      <header class="place-head">
        <a class="button" href="#floor">
          <Icon of={ArrowLeft} />
          <span>{say({ zh: '返回大厅', en: 'Back to the floor' })}</span>
        </a>
        <h2>{say({ zh: '班前检查', en: 'Opening check' })}</h2>
        <span class="grows" />
        <Button
          look="main"
          icon={ListChecks}
          zh={busy ? '正在检查…' : '自动检查全部设备'}
          en={busy ? 'Trying…' : 'Try all devices'}
          title={say({
            zh: '每台打印机出一张测试页，每块屏显示测试图案，读卡器和扬声器自检；按键由人逐个试。',
            en: 'Every printer prints a slip, every board shows a pattern, readers and loudspeakers are tried; keys take a finger each.',
          })}
          disabled={busy}
          onPress={() => void tryAll(groups)}
        />
      </header>
      <Recorded duty={duty} />
      {notTried.value && <Notice tone="bad" zh={notTried.value.zh} en={notTried.value.en} />}
      <div class="opening-groups">
        {groups.map((group) => (
          <OpeningGroup key={group.id} group={group} />
        ))}
      </div>
      <Record groups={groups} />
    </div>
  );
}

/** The check that stands in today's books. */
function Recorded({ duty: { openingCheck } }: { duty: DutyView }) {
  if (openingCheck === null || !isToday(openingCheck.at))
    return <Notice zh="今天的检查还没有记录。" en="Today’s check is not in the books yet." />;
  const { passed, failed, skipped } = tally(openingCheck.points);
  const who = 'staff' in openingCheck.by ? nameOf(openingCheck.by.staff) : { zh: '', en: '' };
  const when = clockTime(openingCheck.at);
  return (
    <Notice
      tone={failed > 0 ? 'warn' : 'good'}
      zh={`${who.zh} ${when}已记录：通过${passed}项，未通过${failed}项，未检查${skipped}项。`}
      en={`Recorded by ${who.en} at ${when}: ${passed} passed, ${failed} failed, ${skipped} not tried.`}
    >
      {openingCheck.note !== null && <Note words={openingCheck.note} />}
    </Notice>
  );
}

/** What the duty manager wrote, in the language it was written in. */
function Note({ words }: { words: string }) {
  return (
    <p>
      {say({ zh: '说明：', en: 'Note: ' })}
      <q lang={/\p{Script=Han}/u.test(words) ? 'zh-CN' : 'en'}>{words}</q>
    </p>
  );
}

function Record({ groups }: { groups: readonly PointGroup[] }) {
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const points = checkedPoints(groups, findings.value);
  const { passed, failed, skipped } = tally(points);
  const wanting = failed > 0 && words.trim() === '';
  const begins = hall.value?.day.phase !== 'open';
  const record = async (): Promise<void> => {
    const body = { points, ...(words.trim() !== '' && { note: words.trim() }) };
    const said = await act('POST', '/day/opening-check', body);
    setWrong(said.ok ? null : said.refusal);
    if (said.ok) setWords('');
  };
  return (
    <form
      class="panel record"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wanting) void record();
      }}
    >
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <p class="tally" aria-live="polite">
        {say({
          zh: `通过${passed}项，未通过${failed}项，未检查${skipped}项`,
          en: `${passed} passed, ${failed} failed, ${skipped} not tried`,
        })}
      </p>
      <Field
        name={{ zh: '说明', en: 'Note' }}
        hint={{ zh: '有未通过的，须说明如何处理。', en: 'Where something failed: what is done about it.' }}
        value={words}
        onInput={setWords}
        maxLength={200}
      />
      <Button
        look="main"
        submit
        disabled={wanting}
        zh={begins ? '记录检查并开始营业' : '记录检查'}
        en={begins ? 'Record it and open the day' : 'Record the check'}
      />
    </form>
  );
}
