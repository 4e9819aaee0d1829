import { SearchX } from 'lucide';
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { Both, clockTime, Icon, NotLive } from '@jiaohao/shared/web';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import { Facts } from './facts.tsx';
import { live, ticket, without } from './followed-ticket.ts';
import { Headline } from './headline.tsx';
import { standingOf } from './standing.ts';
import { useAttention } from './use-attention.ts';

const now = signal(Date.now());

/** What the code on a ticket leads to: where the ticket stands, for as long as the page is open. */
export function Tracker() {
  useEffect(() => {
    const ticking = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <>
      <NotLive live={live.value} />
      {ticket.value && <Followed ticket={ticket.value} />}
      {without.value && (
        <main class="tracker">
          <p class="without">
            <Icon of={SearchX} />
            <Both {...without.value} />
          </p>
        </main>
      )}
    </>
  );
}

function Followed({ ticket: followed }: { ticket: TrackedTicketView }) {
  const standing = standingOf(followed, now.value, clockTime);
  useAttention(followed, standing);
  return (
    <main class={`tracker ${live.value === false ? 'stale' : ''}`}>
      <h1>
        <Both {...followed.hall} />
      </h1>
      <Headline ticket={followed} standing={standing} />
      <Facts ticket={followed} />
      <footer>
        <Both
          zh="本页自动更新，不含个人信息。叫号以大厅屏幕和语音为准。"
          en="This page updates by itself and holds nothing personal. Screens and voice in the hall decide."
        />
      </footer>
    </main>
  );
}
