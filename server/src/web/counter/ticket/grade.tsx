import type { Bilingual } from '@jiaohao/shared';
import { Pill, say, type Tone } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';

const grades: readonly (Bilingual & { tone: Tone })[] = [
  { zh: '非常满意', en: 'Excellent', tone: 'good' },
  { zh: '满意', en: 'Good', tone: 'good' },
  { zh: '基本满意', en: 'Fair', tone: 'plain' },
  { zh: '不满意', en: 'Poor', tone: 'bad' },
  { zh: '非常不满意', en: 'Bad', tone: 'bad' },
];

/** What the member thought of it; it may come when the next one is called already, or never. */
export function Grade({ view: { last } }: { view: CounterView }) {
  if (last === null) return null;
  const given = last.grade === null ? undefined : grades[last.grade - 1];
  return (
    <p class="grade">
      <span>{say({ zh: `${last.ticket}的评价`, en: `Grade of ${last.ticket}` })}</span>
      {given ? <Pill {...given} /> : <span class="soft">{say({ zh: '尚未评价', en: 'none yet' })}</span>}
    </p>
  );
}
