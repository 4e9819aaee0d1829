import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, kioskShows, numberOn, takeOnPaper, takeOnScreen } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** A hot printer stays out of service, whatever it says of itself, until a technician has looked (§32). */
export const scenario: FailureScenario = {
  id: 'too-hot',
  title: {
    zh: 'K1 打印头过热，停用至技术人员确认',
    en: 'The printer of K1 too hot: out of service until a technician clears it',
  },
  async run(hall, watch) {
    const { id } = await watch.notices(
      { zh: 'K1 打印头过热', en: 'The print head of K1 is too hot' },
      () => hall.trouble('K1-printer', 'too-hot'),
      incidentOf(hall, 'K1-printer', 'too-hot'),
    );
    await watch.step('停用：号码显示在屏幕上', 'Out of service: numbers on the screen');
    await eventually('the sign on printing', kioskShows(hall, 'K1', { printerWorks: false }));
    const number = await takeOnScreen(hall, 'K1', 'deposit-change');
    await hall.kiosk('K1').touch('on-screen', { touch: 'noted' });
    await hall.staff('10').seesDelivered(number);

    await watch.step('冷却以后仍然停用', 'It has cooled down, and stays out of service all the same');
    await hall.trouble('K1-printer', 'too-hot', false);
    await eventually('the incident waiting for a technician', async () =>
      (await incidentOf(hall, 'K1-printer', 'too-hot')())?.waitsForClearing === true ? true : undefined,
    );
    if ((await hall.kiosk('K1').now())['printerWorks'] !== false)
      throw new Error('K1 prints before a technician has cleared its printer');

    await watch.step('技术人员确认后恢复', 'A technician clears it');
    await hall.staff('20').does(`/incidents/${id}/clear`, { note: '已清理散热口' });
    await isOver(hall, 'K1-printer');
    await eventually('printing again', kioskShows(hall, 'K1', { printerWorks: true }));
    const again = numberOn(await takeOnPaper(hall, 'K1', 'deposit-change'));
    await hall.staff('10').seesDelivered(again);
  },
};
