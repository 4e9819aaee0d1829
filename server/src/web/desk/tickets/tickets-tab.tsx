import { useEffect, useState } from 'preact/hooks';
import { say } from '@jiaohao/shared/web';
import { hall } from '../../hall-live.ts';
import { desk } from '../desk-live.ts';
import { NoBook } from '../paper/no-book.tsx';
import { IssueByHand } from './issue-by-hand.tsx';
import { Issue } from './issue.tsx';
import { Search } from './search.tsx';
import { TicketCard } from './ticket-card.tsx';
import { refreshSoon, story } from './ticket-book.ts';

/** Finding a ticket and what can be done about it; giving out new ones. */
export function TicketsTab({ live }: { live: boolean }) {
  const [focused, setFocused] = useState(0);
  const at = hall.value?.at;
  useEffect(() => {
    if (live) refreshSoon();
  }, [at, live]);
  return (
    <div class="tickets-tab">
      <div class={`looks ${live ? '' : 'stale'}`}>
        <Search onChosen={() => setFocused((times) => times + 1)} />
        {story.value ? (
          <TicketCard story={story.value} focused={focused} />
        ) : (
          <p class="empty roomy">
            {say({
              zh: '输入号码，看它排在哪里、办过什么；按 / 随时回到这里。',
              en: 'Type a number to see its place and its story; / comes back here at any time.',
            })}
          </p>
        )}
      </div>
      {live || desk.value === null ? (
        <div class="issuing">
          <Issue />
          <NoBook />
        </div>
      ) : (
        <IssueByHand view={desk.value} />
      )}
    </div>
  );
}
