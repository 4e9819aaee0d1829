import { ALargeSmall, Timer, Volume2, VolumeX } from 'lucide';
import { Both, Icon } from '@jiaohao/shared/web';
import type { Page } from '../domain/page.ts';
import { touch } from './live.ts';
import { readAloud, speaking, voice } from './read-aloud.ts';
import { secondsLeft } from './time-left.ts';
import { Finger } from './touchables.tsx';

/** Pages on which nobody reads for long: a machine is awaited there. */
const passing: ReadonlySet<Page['page']> = new Set(['starting', 'issuing', 'printing', 'roster']);

/** What helps with every page: how long it stays, larger type, hearing it. */
export function Tools({ page }: { page: Page }) {
  const reads = !passing.has(page.page);
  return (
    <aside class="tools" aria-label="辅助功能 Reading aids">
      <TimeLeft />
      {reads && voice.value !== null && (
        <Finger
          name="read-aloud"
          icon={speaking.value ? VolumeX : Volume2}
          zh={speaking.value ? '停止朗读' : '朗读'}
          en={speaking.value ? 'Stop' : 'Read aloud'}
          onPress={() => {
            readAloud();
            touch({ touch: 'stay' });
          }}
        />
      )}
      {reads && (
        <Finger
          name="large"
          icon={ALargeSmall}
          zh={page.large ? '标准版' : '长辈版'}
          en={page.large ? 'Usual size' : 'Larger type'}
          sends={{ touch: 'large', on: !page.large }}
        />
      )}
    </aside>
  );
}

function TimeLeft() {
  const seconds = secondsLeft.value;
  if (seconds === null) return <span class="time-left" />;
  return (
    <span class="time-left" data-seconds={seconds}>
      <Icon of={Timer} />
      <Both zh={`${seconds} 秒后返回首页`} en={`Back to the start in ${seconds} s`} />
    </span>
  );
}
