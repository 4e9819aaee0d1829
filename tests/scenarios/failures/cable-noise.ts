import { incidentOf, isOver, numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** A cable that rustles is found before it fails. */
export const scenario: FailureScenario = {
  id: 'cable-noise',
  title: { zh: 'K2 打印机线路干扰', en: 'Noise on the cable of the printer of K2' },
  async run(hall, watch) {
    await watch.notices(
      { zh: 'K2 打印机线缆上有杂音', en: 'The cable of the printer of K2 rustles' },
      () => hall.trouble('K2-printer', 'noise'),
      incidentOf(hall, 'K2-printer', 'cable-noise'),
    );
    await watch.step(
      '修好后任务自动结束,照常打印',
      'Mended, the task ends by itself and tickets are printed',
    );
    await hall.trouble('K2-printer', 'noise', false);
    await isOver(hall, 'K2-printer');
    await hall.staff('10').seesDelivered(numberOn(await takeOnPaper(hall, 'K2', 'deposit-change')));
  },
};
