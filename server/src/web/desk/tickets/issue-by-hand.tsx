import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Choice, clockTime, Notice, Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { deskNumber, standAtDesk, tearOff } from '../paper/own-book.ts';
import { bookOf, desks } from '../paper/paper-book.ts';
import { GivenOut, type Given } from './given-out.tsx';

const full: Bilingual = {
  zh: '本台这一字的纸质号已用完，请换一个咨询台号。',
  en: 'No paper number of the series is left for this desk: choose another.',
};

/** Without the hub the desk gives out numbers of its paper book; each is a line of the paper list at once. */
export function IssueByHand({ view }: { view: DeskView }) {
  const [given, setGiven] = useState<Given | null>(null);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const book = bookOf(deskNumber.value, view.paper.from);
  const give = (service: DeskView['services'][number]): void => {
    const time = clockTime(Date.now());
    const number = tearOff(view, service, time.replace(':', ''));
    setWrong(number === null ? full : null);
    if (number !== null) setGiven({ numbers: [number], slip: null, at: time });
  };
  return (
    <Panel title={{ zh: '手工发号', en: 'Paper numbers' }} class="issue by-hand">
      <Notice
        tone="warn"
        zh="连不上中心服务：发纸质号，写在纸上交给群众。恢复后在“补录”里发送。"
        en="The hub is away: give out paper numbers. When it is back, send them from the paper list."
      />
      {given && <GivenOut given={given} />}
      <Choice
        name={{ zh: '本机是第几咨询台', en: 'This desk' }}
        value={String(deskNumber.value)}
        options={desks.map((each) => [String(each), { zh: `${each}号咨询台`, en: `Desk ${each}` }])}
        onInput={(chosen) => standAtDesk(Number(chosen))}
      />
      <p class="hint">
        {say({ zh: `本台号段 ${book.from}–${book.to}`, en: `Numbers ${book.from}–${book.to}` })}
      </p>
      <div class="services">
        {view.services.map((service) => (
          <button key={service.service} type="button" class="service" onClick={() => give(service)}>
            <span class="series">{service.series}</span>
            <span class="grows">{say(service.name)}</span>
          </button>
        ))}
      </div>
      {wrong && <Notice tone="bad" {...wrong} />}
    </Panel>
  );
}
