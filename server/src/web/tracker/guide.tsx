import { BookOpen } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Both, Icon } from '@jiaohao/shared/web';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';

type GuideView = TrackedTicketView['guide'];

const guideParts = [
  ['conditions', { zh: '办理条件', en: 'Conditions' }],
  ['procedure', { zh: '办理流程', en: 'Procedure' }],
  ['timeLimit', { zh: '办理时限', en: 'Time limit' }],
  ['basis', { zh: '政策依据', en: 'Policy basis' }],
  ['complaints', { zh: '投诉渠道', en: 'How to complain' }],
] as const satisfies readonly (readonly [keyof GuideView, Bilingual])[];

/** 办事公开: what the hall tells of the service, for whoever wants to read it. */
export function Guide({ guide }: { guide: GuideView }) {
  const told = guideParts.flatMap(([part, name]) => {
    const text = guide[part];
    return text === null ? [] : [{ part, name, text }];
  });
  if (told.length === 0) return null;
  return (
    <details class="guide">
      <summary>
        <Icon of={BookOpen} />
        <Both zh="办事指南" en="About this service" />
      </summary>
      <dl>
        {told.map(({ part, name, text }) => (
          <div key={part}>
            <dt>
              <Both {...name} />
            </dt>
            <dd>
              <Both {...text} />
            </dd>
          </div>
        ))}
      </dl>
      {guide.changedOn !== null && (
        <p class="changed-on">
          <Both zh={`更新日期：${guide.changedOn}`} en={`Last changed on ${guide.changedOn}`} />
        </p>
      )}
    </details>
  );
}
