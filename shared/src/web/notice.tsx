import { CircleAlert, CircleCheck, Info, TriangleAlert, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../vocabulary/hall.ts';
import { Icon } from './icon.tsx';
import { say } from './language.ts';

const icons: Record<'info' | 'good' | 'warn' | 'bad', IconNode> = {
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
};

export interface NoticeProps extends Bilingual {
  tone?: keyof typeof icons;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** Something that must be read. `bad` is read aloud at once. */
export function Notice({ zh, en, tone = 'info', children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon of={icons[tone]} />
      <div>
        <p>{say({ zh, en })}</p>
        {children}
      </div>
    </div>
  );
}
