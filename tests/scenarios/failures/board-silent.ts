import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, numberOn, takeOnPaper, windowHas } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** The board is dark: voice and hall screen carry the call; back on its cable it shows what stands. */
export const scenario: FailureScenario = {
  id: 'board-silent',
  title: { zh: '1号窗口显示屏无应答、断电', en: 'The board of window 1 silent, and without power' },
  async run(hall, watch) {
    await watch.notices(
      { zh: '1号屏没有应答', en: 'Board 1 does not answer' },
      () => hall.trouble('board-1', 'silent'),
      incidentOf(hall, 'board-1', 'silent'),
    );
    await eventually('the display degraded', windowHas(hall, 1, { display: 'degraded' }));
    await watch.step('语音照常叫号', 'The voice carries the call');
    const number = numberOn(await takeOnPaper(hall, 'K2', 'deposit-change'));
    await hall.staff('10').seesDelivered(number);
    await hall.bench.pressAccepted(1, 'call');
    await hall.bench.hears(number);
    await watch.step('恢复后显示当前叫号', 'Back again it shows the call that stands');
    await hall.trouble('board-1', 'silent', false);
    await hall.bench.boardShows(1, number);
    await isOver(hall, 'board-1');
    await eventually('the display well', windowHas(hall, 1, { display: 'ok' }));

    await watch.notices(
      { zh: '1号屏拔线断电', en: 'Board 1 unplugged and without power' },
      async () => {
        await hall.trouble('board-1', 'unplugged');
        await hall.trouble('board-1', 'power-cut');
      },
      incidentOf(hall, 'board-1', 'unplugged'),
    );
    await hall.trouble('board-1', 'power-cut', false);
    await hall.trouble('board-1', 'unplugged', false);
    await hall.bench.boardShows(1, number);
    await isOver(hall, 'board-1');
    await hall.staff('10').does('/windows/1/finish');
  },
};
