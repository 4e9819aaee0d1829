import { Undo2, type IconNode } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Both, Icon } from '@jiaohao/shared/web';
import { Answers, Finger, Notes, Notices } from './touchables.tsx';

interface MessageProps {
  icon: IconNode;
  title: Bilingual;
  advice: Bilingual;
  /** Something is wrong. */
  bad?: boolean;
  canLeave?: boolean;
  busy?: boolean;
  notices?: readonly Bilingual[];
}

/** One thing to read, and what to do. */
export function Message({ icon, title, advice, notices = [], ...is }: MessageProps) {
  return (
    <main class={`message${is.bad === true ? ' bad' : ''}`}>
      <Notes>
        <Notices notices={notices} />
      </Notes>
      <div class="says">
        <span class="sign">
          <Icon of={icon} />
        </span>
        <h1>
          <Both {...title} />
        </h1>
        <p>
          <Both {...advice} />
        </p>
        {is.busy === true && <div class="progress" />}
      </div>
      {is.canLeave === true && (
        <Answers>
          <Finger name="leave" look="main" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
        </Answers>
      )}
    </main>
  );
}
