import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

/** The words in the language of the page. */
export function Say({ zh, en }: Bilingual) {
  return <>{say({ zh, en })}</>;
}

/** Both languages: Chinese large, English small below it. For pages of members, who choose none. */
export function Both({ zh, en }: Bilingual) {
  return (
    <span class="both">
      <span class="zh" lang="zh-CN">
        {zh}
      </span>
      <span class="en" lang="en">
        {en}
      </span>
    </span>
  );
}
