import type { Bilingual } from '@jiaohao/shared';
import type { ComponentChildren } from 'preact';
import type { Touch } from '../domain/visit/visit.ts';
import { touch } from './live.ts';

/** Chinese large, English small below it. */
export function Words({ zh, en }: Bilingual) {
  return (
    <span class="words">
      <span class="zh">{zh}</span>
      <span class="en" lang="en">
        {en}
      </span>
    </span>
  );
}

interface ButtonProps extends Bilingual {
  sends: Touch;
  look?: 'main' | 'plain';
  name: string;
}

/** A button for a finger. */
export function Button({ zh, en, sends, look = 'plain', name }: ButtonProps) {
  return (
    <button type="button" class={`button ${look}`} data-touch={name} onClick={() => touch(sends)}>
      <Words zh={zh} en={en} />
    </button>
  );
}

/** A note that must be seen: what is wrong and what to do. */
export function Note({ zh, en, kind = 'note' }: Bilingual & { kind?: 'note' | 'alarm' }) {
  return (
    <div class={`notice ${kind}`} role="alert">
      <Words zh={zh} en={en} />
    </div>
  );
}

/** The newest few; all of them stand on the hall's own screen. */
const mostNotices = 3;

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
