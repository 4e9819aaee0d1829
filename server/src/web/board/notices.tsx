import { Megaphone } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Both, Icon, haveLetters } from '@jiaohao/shared/web';
import { hall } from '../hall-live.ts';
import { live } from './board-live.ts';
import { noticesFor, withoutHub } from './notice-words.ts';
import { useTurn } from './use-turn.ts';

const turnMs = 9000;
/** What is longer is set smaller, so that it is there as a whole. */
const longFrom = 46;

/** What is posted, one after the other. */
export function Notices() {
  useEffect(() => haveLetters(withoutHub.zh + withoutHub.en), []);
  const view = hall.value;
  const notices = live.value === false ? [withoutHub] : view === null ? [] : noticesFor(view);
  const turn = useTurn(notices.length, turnMs);
  const notice = notices[turn];
  return (
    <footer class="notices">
      <Icon of={Megaphone} />
      {notice !== undefined && (
        <p class={notice.zh.length > longFrom ? 'long' : ''} key={notice.zh}>
          <Both {...notice} />
        </p>
      )}
      {notices.length > 1 && (
        <span class="page">
          {turn + 1}/{notices.length}
        </span>
      )}
    </footer>
  );
}
