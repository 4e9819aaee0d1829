import { WifiOff } from 'lucide';
import { useEffect } from 'preact/hooks';
import { haveLetters } from './have-letters.ts';
import { Icon } from './icon.tsx';

/** The bar over a page that cannot know how the hall is now. In both languages, whoever stands there. */
export function NotLive({ live }: { live: boolean | null }) {
  useEffect(() => haveLetters(words), []);
  if (live !== false) return null;
  return (
    <div class="not-live" role="alert">
      <Icon of={WifiOff} />
      <span>
        {words} <span lang="en">Not live: connecting again…</span>
      </span>
    </div>
  );
}

const words = '连接中断，以下不是实时数据，正在重新连接…';
