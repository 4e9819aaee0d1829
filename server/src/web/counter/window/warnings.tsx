import { Notice } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { me } from '../../session.ts';
import { othersWindow } from '../acts/hindrances.ts';

/** What a clerk must know of the window before anything else. */
export function Warnings({ view }: { view: CounterView }) {
  const { input, display, phase, owes } = view;
  const others = me.value && othersWindow(view, me.value);
  return (
    <>
      {input === 'soft' && (
        <Notice
          tone="bad"
          zh="键盘故障，请用本页叫号。功能与键盘相同，修好后会自动恢复。"
          en="The keypad is faulty: call from this page. It does all the keypad does, which works again as soon as it is mended."
        />
      )}
      {display === 'degraded' && (
        <Notice
          tone="warn"
          zh="窗口显示屏没有正常显示，请同时口头叫号；大厅屏和语音照常播报。"
          en="The board over this window does not show what it should: call aloud too. Hall board and voice still call."
        />
      )}
      {display === 'out-of-service' && (
        <Notice
          tone="bad"
          zh="窗口显示屏过热，已停用，请勿触碰。请同时口头叫号。"
          en="The board over this window is too hot and out of service: do not touch it. Call aloud too."
        />
      )}
      {others && <Notice tone="warn" {...others} />}
      {phase !== 'open' && <Notice {...phaseWords[phase]} />}
      {phase === 'draining' && owes.count > 0 && (
        <Notice
          tone="warn"
          zh={`还有${owes.count}张号票只有本窗口能办：${owes.tickets}。办完才能关闭。`}
          en={`${owes.count} tickets can be served here only: ${owes.tickets}. The window cannot close before.`}
        />
      )}
    </>
  );
}

const phaseWords = {
  none: { zh: '今日尚未开始营业。', en: 'The business day is not open yet.' },
  draining: {
    zh: '延时服务：已停止取号，在等的都要办完。',
    en: 'Past closing time: no new tickets, and whoever waits is served.',
  },
  closed: { zh: '今日营业已结束。', en: 'The business day is closed.' },
} as const;
