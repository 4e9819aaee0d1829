import type { Bilingual } from '@jiaohao/shared';
import type { NamedRow } from '../../../server/src/domain/failover/degradation.ts';
import { eventually } from '../../hall/eventually.ts';
import { isStarved, watchLoad, type MachineLoad } from '../../hall/starvation.ts';

/** How long it took from a fault to its being seen at the far end. */
export interface Measured {
  readonly row: string;
  readonly what: Bilingual;
  /** What the row of the table allows; null: it allows any, because a person says so. */
  readonly withinSeconds: number | null;
  readonly ms: number;
  readonly load: MachineLoad;
}

/** Whether a fault was seen in time; `undecided`: the machine was too busy to tell. */
export type Verdict = 'in time' | 'too late' | 'undecided';

export function verdictOf({ withinSeconds, ms, load }: Measured): Verdict {
  if (withinSeconds === null || ms <= withinSeconds * 1000) return 'in time';
  return isStarved(load) ? 'undecided' : 'too late';
}

/** Who watches a scenario: tells what happens, and holds the watch in hand. */
export class FailureWatch {
  readonly measured: Measured[] = [];
  private readonly row: NamedRow;
  private readonly tell: (step: Bilingual) => Promise<void>;

  /** @param tell shows a step to whoever looks on, and gives them time to look */
  constructor(row: NamedRow, tell: (step: Bilingual) => Promise<void>) {
    this.row = row;
    this.tell = tell;
  }

  /** What is about to happen or to be seen. */
  step(zh: string, en: string): Promise<void> {
    return this.tell({ zh, en });
  }

  /** Makes a fault, waits until `seen` sees something, and measures the time between. */
  async notices<T>(
    what: Bilingual,
    fault: () => Promise<unknown>,
    seen: () => Promise<T | undefined>,
  ): Promise<T> {
    await this.tell(what);
    const load = watchLoad();
    const begun = performance.now();
    try {
      await fault();
      const found = await eventually(`${what.en}, noticed`, seen);
      const ms = performance.now() - begun;
      const { id: row, noticeWithinSeconds: withinSeconds } = this.row;
      this.measured.push({ row, what, withinSeconds, ms, load: load.stop() });
      await this.tell({
        zh: `→ ${(ms / 1000).toFixed(2)} 秒后察觉`,
        en: `→ noticed after ${(ms / 1000).toFixed(2)} s`,
      });
      return found;
    } finally {
      load.stop();
    }
  }
}
