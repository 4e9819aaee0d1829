import type { Bilingual } from '@jiaohao/shared';
import { Panel, Pill, type Tone } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';

const states: Readonly<Record<CounterView['display'], Bilingual & { tone: Tone }>> = {
  ok: { zh: '显示正常', en: 'Shows this', tone: 'good' },
  degraded: { zh: '没有正常显示', en: 'Does not show it', tone: 'warn' },
  'out-of-service': { zh: '已停用', en: 'Out of service', tone: 'bad' },
};

/** What stands over the window for the members to read, and whether it really does. */
export function BoardNow({ view: { board, display } }: { view: CounterView }) {
  return (
    <Panel title={{ zh: '窗口显示屏', en: 'Board' }} class="board-now" aside={<Pill {...states[display]} />}>
      <p class={`lamps ${board.face} ${display === 'ok' ? '' : 'dark'}`} lang="zh-CN">
        {board.text}
      </p>
    </Panel>
  );
}
