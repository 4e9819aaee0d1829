import { WifiOff } from 'lucide';
import { Icon } from './icon.tsx';

/** The bar over a page that cannot know how the hall is now. In both languages, whoever stands there. */
export function NotLive({ live }: { live: boolean | null }) {
  if (live !== false) return null;
  return (
    <div class="not-live" role="alert">
      <Icon of={WifiOff} />
      <span>
        连接中断,以下不是实时数据,正在重新连接… <span lang="en">Not live: connecting again…</span>
      </span>
    </div>
  );
}
