import { Hand } from 'lucide';
import { Both, Icon } from '@jiaohao/shared/web';
import type { Page } from '../domain/page.ts';
import { touch } from './live.ts';
import { nearlyOver, secondsLeft } from './time-left.ts';
import { Finger } from './touchables.tsx';

/** Where a member may be thinking. Other pages have said what they had to say. */
const thoughtful: ReadonlySet<Page['page']> = new Set([
  'choosing',
  'documents',
  'green-offer',
  'appointment',
  'existing',
  'on-screen',
]);

/** Before a page goes back by itself it asks, and any touch outside the answers is a yes. */
export function StillThere({ page }: { page: Page }) {
  const seconds = secondsLeft.value;
  if (!nearlyOver.value || seconds === null || !thoughtful.has(page.page)) return null;
  const hasNumber = page.page === 'existing' || page.page === 'on-screen';
  return (
    <div class="over-page" onClick={() => touch({ touch: 'stay' })}>
      <div class="still-there" role="alertdialog" aria-label="还在吗 Are you still there?">
        <Icon of={Hand} />
        <h2>
          <Both zh="您还在吗？" en="Are you still there?" />
        </h2>
        <p class="seconds" aria-hidden="true">
          {seconds}
        </p>
        <div class="answers">
          <Finger name="stay" look="main" zh="继续" en="Go on" sends={{ touch: 'stay' }} />
          {hasNumber ? (
            <Finger name="noted" zh="号码已记下，离开" en="I have my number" sends={{ touch: 'noted' }} />
          ) : (
            <Finger name="leave" zh="离开" en="Leave" sends={{ touch: 'leave' }} />
          )}
        </div>
      </div>
    </div>
  );
}
