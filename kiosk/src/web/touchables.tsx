import { CircleAlert, Info, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '@jiaohao/shared';
import { Both, Icon } from '@jiaohao/shared/web';
import type { Touch } from '../domain/visit/visit.ts';
import { touch } from './live.ts';

interface FingerProps extends Bilingual {
  /** What it is called among the buttons of its page. */
  name: string;
  /** What it tells the agent. */
  sends?: Touch;
  /** What it does here, in the page. */
  onPress?: () => void;
  look?: 'main' | 'plain' | 'green';
  icon?: IconNode;
  disabled?: boolean;
}

/** A button for a finger, in both languages. */
export function Finger({ zh, en, name, sends, onPress, look = 'plain', icon, disabled }: FingerProps) {
  return (
    <button
      type="button"
      class={`button ${look}`}
      data-touch={name}
      disabled={disabled}
      onClick={(event) => {
        event.stopPropagation();
        onPress?.();
        if (sends !== undefined) touch(sends);
      }}
    >
      {icon && <Icon of={icon} />}
      <Both zh={zh} en={en} />
    </button>
  );
}

/** Something that must be read: what is wrong, and what to do. */
export function Note({ zh, en, tone = 'info' }: Bilingual & { tone?: 'info' | 'bad' }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon of={tone === 'bad' ? CircleAlert : Info} />
      <Both zh={zh} en={en} />
    </div>
  );
}

/** The newest few; all of them stand on the hall's own screen. */
const mostNotices = 2;

/** What is posted in the hall now. */
export function Notices({ notices }: { notices: readonly Bilingual[] }) {
  return (
    <>
      {notices.slice(0, mostNotices).map((notice) => (
        <Note key={notice.zh} {...notice} />
      ))}
    </>
  );
}

/** What has to be read before anything is touched, close together. */
export function Notes({ children }: { children: ComponentChildren }) {
  return <div class="notes">{children}</div>;
}

/** The buttons at the foot of a page. */
export function Answers({ children }: { children: ComponentChildren }) {
  return <div class="answers">{children}</div>;
}
