import type { ViewOf } from '../views.ts';
import { act } from './live.ts';
import { label } from './words.tsx';

const grades: Readonly<Record<number, { zh: string; en: string }>> = {
  1: { zh: '非常满意', en: 'Excellent' },
  2: { zh: '满意', en: 'Good' },
  3: { zh: '基本满意', en: 'Fair' },
  4: { zh: '不满意', en: 'Poor' },
  5: { zh: '非常不满意', en: 'Bad' },
};

/** The evaluator on the member's side of the counter. */
export function Evaluator({ evaluator, window }: { evaluator: ViewOf<'evaluator'>; window: number }) {
  const { asking, press } = evaluator;
  return (
    <section
      class={asking ? 'evaluator asking' : 'evaluator'}
      aria-label={label(`${window} 号窗口评价器`, `evaluator of window ${window}`)}
    >
      <p role="status">{asking ? '请评价本次服务 · Please rate our service' : '评价器 · Evaluator'}</p>
      <div class="grades">
        {evaluator.grades.map((grade) => (
          <button
            key={grade}
            type="button"
            aria-pressed={press?.grade === grade}
            onClick={() => void act(`/api/windows/${window}/grade`, { grade })}
          >
            <span>{grades[grade]?.zh ?? grade}</span>
            <small lang="en">{grades[grade]?.en ?? ''}</small>
          </button>
        ))}
      </div>
    </section>
  );
}
