import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, kioskShows, numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** A cable goes on being watched for this long after the last noise on it, and some time to say so. */
const watchedForMs = 90_000;

/** A cable that rustles is found, and stays found until it has been quiet for a while; the device works meanwhile. */
export const scenario: FailureScenario = {
  id: 'cable-noise',
  title: { zh: 'K2 打印机线路只有杂音', en: 'Nothing but noise on the cable of the printer of K2' },
  async run(hall, watch) {
    await watch.notices(
      { zh: 'K2 打印机线缆上只有杂音', en: 'The cable of the printer of K2 carries nothing but noise' },
      () => hall.trouble('K2-printer', 'only-noise'),
      incidentOf(hall, 'K2-printer', 'cable-noise'),
    );
    await eventually('no ticket trusted to it', kioskShows(hall, 'K2', { printerWorks: false }));
    await watch.step(
      '插紧后照常打印，线缆仍受监视',
      'The plug is pushed in: it prints, and the cable stays watched',
    );
    await hall.trouble('K2-printer', 'only-noise', false);
    await eventually('printing again', kioskShows(hall, 'K2', { printerWorks: true }));
    await hall.staff('10').seesDelivered(numberOn(await takeOnPaper(hall, 'K2', 'deposit-change')));
    await eventually('the cable watched', incidentOf(hall, 'K2-printer', 'cable-noise'));
  },
  async afterwards(hall, watch) {
    await watch.step('安静一分钟后任务自动结束', 'After a quiet minute the task ends by itself');
    await isOver(hall, 'K2-printer', watchedForMs);
  },
};
