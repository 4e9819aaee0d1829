import { say } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { hubNow } from '../../hub-clock.ts';

/** How near it is to a miss: so many calls, far enough apart. */
export function Miss({ miss }: { miss: NonNullable<CounterView['ticket']>['miss'] }) {
  const { calls, needed, countsFrom } = miss;
  const seconds = Math.ceil((countsFrom - hubNow.value) / 1000);
  const left = needed - calls;
  return (
    <p class="miss">
      <span class="calls" aria-hidden="true">
        {Array.from({ length: Math.max(needed, calls) }, (_, nth) => (
          <i key={nth} class={nth < calls ? 'made' : ''} />
        ))}
      </span>
      {left <= 0
        ? say({
            zh: `已叫${calls}次无人应答，可以过号。`,
            en: `Called ${calls} times without an answer: it may be marked as missed.`,
          })
        : say({
            zh: `第${calls}次叫号；再叫${left}次可以过号${seconds > 0 ? `，${seconds}秒后重呼才计次` : ''}。`,
            en: `Call ${calls}; ${left} more before a miss${seconds > 0 ? `, the next counts in ${seconds} s` : ''}.`,
          })}
    </p>
  );
}
