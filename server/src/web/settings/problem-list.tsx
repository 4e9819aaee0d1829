import { say } from '@jiaohao/shared/web';
import type { ProblemView } from '../../http/shapes/settings.ts';

export interface ProblemListProps {
  problems: readonly ProblemView[];
  /** Without it, there is no field to go to. */
  onGo?: (field: string) => void;
}

/** What is wrong, a sentence each, with the place it is at. */
export function ProblemList({ problems, onGo }: ProblemListProps) {
  return (
    <ul class="problems">
      {problems.map((problem) => {
        const { field, place } = problem;
        return (
          <li key={field + problem.en}>
            {onGo ? (
              <button type="button" class="to-field" onClick={() => onGo(field)}>
                {say(place)}
              </button>
            ) : (
              <strong>{say(place)}</strong>
            )}
            {say({ zh: `：${problem.zh}`, en: `: ${problem.en}` })}
          </li>
        );
      })}
    </ul>
  );
}
