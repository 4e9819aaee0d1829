import { useRef, useState } from 'preact/hooks';
import type { GreenReason, TicketSlip } from '@jiaohao/shared';
import { Choice, clockTime, Field, Notice, Panel, say } from '@jiaohao/shared/web';
import { hall } from '../../hall-live.ts';
import { desk } from '../desk-live.ts';
import { useKeys } from '../keys.ts';
import { carryOut } from '../outcome.ts';
import { greenChoices } from '../words.ts';
import { GivenOut, type Given } from './given-out.tsx';
import { choose } from './ticket-book.ts';

type ClassWish = 'regular' | GreenReason;

/** Issues tickets at the desk. Mostly one; several for who comes for several people. */
export function Issue() {
  const first = useRef<HTMLDivElement>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const [wish, setWish] = useState<ClassWish>('regular');
  const [note, setNote] = useState('');
  const [people, setPeople] = useState<'1' | '2' | '3' | '4' | '5'>('1');
  useKeys(() => ({ KeyN: () => first.current?.querySelector('button')?.focus() }));
  const needsNote = greenChoices.find(({ reason }) => reason === wish)?.note === true;
  const issue = async (service: string): Promise<void> => {
    const green =
      wish === 'regular' ? {} : { green: { reason: wish, ...(note.trim() !== '' && { note: note.trim() }) } };
    const slips: TicketSlip[] = [];
    for (let nth = 0; nth < Number(people); nth += 1) {
      const done = await carryOut('/tickets', { service, ...green }, { zh: '已取号', en: 'Issued' });
      if (done?.kind !== 'ticket') break;
      slips.push(done.slip);
    }
    const [slip] = slips;
    if (slip === undefined) return;
    setGiven({ numbers: slips.map(({ ticket }) => ticket), slip, at: clockTime(Date.now()) });
    setWish('regular');
    setNote('');
    setPeople('1');
    await choose(slip.ticket);
  };
  const waiting = new Map(hall.value?.services.map(({ id, waiting: many }) => [id, many]));
  return (
    <Panel title={{ zh: '咨询台取号', en: 'Issue a ticket' }} aside={<kbd>N</kbd>} class="issue">
      {desk.value?.mode === 'manual-issuing' && (
        <Notice
          tone="warn"
          zh="取号机全部不能用：请在这里给群众发号，把号码写在纸上。"
          en="No kiosk is left: give out tickets here, and write each number on paper."
        />
      )}
      {given && <GivenOut given={given} />}
      <div class="issue-options">
        <Choice
          name={{ zh: '类别', en: 'Class' }}
          value={wish}
          options={[
            ['regular', { zh: '普通号', en: 'Regular' }],
            ...greenChoices.map(
              ({ reason, zh, en }) => [reason, { zh: `绿色通道：${zh}`, en: `Green: ${en}` }] as const,
            ),
          ]}
          onInput={setWish}
        />
        <Choice
          name={{ zh: '人数', en: 'People' }}
          value={people}
          options={(['1', '2', '3', '4', '5'] as const).map((n) => [n, { zh: n, en: n }])}
          onInput={setPeople}
        />
      </div>
      {needsNote && (
        <Field
          name={{ zh: '事由（必填）', en: 'Why (required)' }}
          value={note}
          onInput={setNote}
          maxLength={200}
        />
      )}
      <div class="services" ref={first}>
        {desk.value?.services.map(({ service, name, series, issuing }) => (
          <button
            key={service}
            type="button"
            class="service"
            disabled={!issuing || (needsNote && note.trim() === '')}
            onClick={() => void issue(service)}
          >
            <span class="series">{series}</span>
            <span class="grows">{say(name)}</span>
            <span class="waiting">
              {issuing
                ? say({ zh: `等候${waiting.get(service) ?? 0}`, en: `${waiting.get(service) ?? 0} waiting` })
                : say({ zh: '暂停取号', en: 'Stopped' })}
            </span>
          </button>
        ))}
      </div>
    </Panel>
  );
}
