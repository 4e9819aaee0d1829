import type { Bilingual } from '@jiaohao/shared';
import { Both } from '@jiaohao/shared/web';

/** One figure under its name; facts stand in a `dl.facts`. */
export function Fact({ zh, en, value }: Bilingual & { value: string }) {
  return (
    <div class="fact">
      <dt>
        <Both zh={zh} en={en} />
      </dt>
      <dd lang="zh-CN">{value}</dd>
    </div>
  );
}
