import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { clockTime, Notice, Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { ownRanges, tearOff } from '../paper/own-book.ts';
import { GivenOut, type Given } from './given-out.tsx';

/** Without the hub the desk gives out numbers of its paper book; each is a line of the paper list at once. */
export function IssueByHand({ view }: { view: DeskView }) {
  const [given, setGiven] = useState<Given | null>(null);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const ranges = ownRanges(view);
  const give = (service: DeskView['services'][number]): void => {
    const time = clockTime(Date.now());
    const torn = tearOff(view, service, time.replace(':', ''));
    setWrong('number' in torn ? null : torn);
    if ('number' in torn) setGiven({ numbers: [torn.number], slip: null, at: time });
  };
  return (
    <Panel title={{ zh: '手工发号', en: 'Paper numbers' }} class="issue by-hand">
      <Notice
        tone="warn"
        zh="连不上中心服务：发纸质号，写在纸上交给群众。恢复后在“补录”里发送。"
        en="The hub is away: give out paper numbers. When it is back, send them from the paper list."
      />
      {wrong ? <Notice tone="bad" {...wrong} /> : given && <GivenOut given={given} />}
      <p class="hint">
        {ranges === ''
          ? say({ zh: '本机没有号段', en: 'This browser has no numbers' })
          : say({ zh: `本机号段 ${ranges}`, en: `Numbers of this browser: ${ranges}` })}
      </p>
      <div class="services">
        {view.services.map((service) => (
          <button key={service.service} type="button" class="service" onClick={() => give(service)}>
            <span class="series">{service.series}</span>
            <span class="grows">{say(service.name)}</span>
          </button>
        ))}
      </div>
    </Panel>
  );
}
