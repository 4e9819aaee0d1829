import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, windowHas } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** The counter's own computer is gone: its windows call from the page; back again its boards show what stands. */
export const scenario: FailureScenario = {
  id: 'display-agent-gone',
  title: { zh: '显示代理 D1 被杀、冻结、断网', en: 'Display agent D1 killed, frozen, cut off' },
  async run(hall, watch) {
    for (const [trouble, zh, en] of [
      ['killed', '被杀', 'killed'],
      ['frozen', '冻结', 'frozen'],
      ['link-stalled', '网络停滞', 'on a network that stands still'],
    ] as const) {
      await watch.notices(
        { zh: `D1 ${zh}`, en: `D1 is ${en}` },
        () => hall.trouble('D1', trouble),
        incidentOf(hall, 'D1', 'gone'),
      );
      await eventually('all its windows', async () => {
        const [one, eight] = await Promise.all(
          [1, 8].map((window) => windowHas(hall, window, { display: 'degraded', input: 'soft' })()),
        );
        return one !== undefined && eight !== undefined ? true : undefined;
      });
      await watch.step('窗口在页面上叫号', 'A window calls from its page');
      const number = await hall.staff('10').issues('loan-repayment');
      await hall.staff('10').calls(6);
      await watch.step('恢复后显示当前叫号', 'Back again its board shows the call');
      await hall.trouble('D1', trouble, false);
      await hall.bench.boardShows(6, number);
      await isOver(hall, 'D1');
      await eventually('display and keys', windowHas(hall, 6, { display: 'ok', input: 'keys' }));
      await hall.staff('10').does('/windows/6/finish');
    }
  },
};
