import { Panel, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { editHall } from './draft.ts';
import { TextList } from './text-list.tsx';

const mostNotices = 6;

/** What stands on every screen, every day. */
export function NoticesSection({ plan }: { plan: WrittenPlan }) {
  return (
    <Panel title={{ zh: '告示', en: 'Notices' }}>
      <p class="hint">
        {say({
          zh: '常设告示每天显示在大厅屏和取号机上，从下一个营业日起生效。今天就要说的话，由值班管理在值班页发布，立即显示。',
          en: 'Standing notices are on the hall board and kiosks every day, from the next business day on. What is to be said today, the duty manager posts at the duty page; it shows at once.',
        })}
      </p>
      <TextList
        at="hall.standingNotices"
        title={{ zh: `常设告示（最多 ${mostNotices} 条）`, en: `Standing notices (at most ${mostNotices})` }}
        one={{ zh: '告示', en: 'Notice' }}
        texts={plan.hall.standingNotices}
        most={mostNotices}
        long
        empty={{ zh: '没有常设告示。', en: 'There are none.' }}
        onInput={(standingNotices) => editHall({ standingNotices })}
      />
    </Panel>
  );
}
