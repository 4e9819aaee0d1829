import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, windowHas } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** The keypads are gone: the counter page has theirs at once. */
export const scenario: FailureScenario = {
  id: 'counter-bus',
  title: {
    zh: '柜台总线拔出，改用软键盘；线路干扰',
    en: 'The counter bus unplugged: soft keypads; and noise on it',
  },
  async run(hall, watch) {
    await watch.notices(
      { zh: '柜台总线转换器拔出', en: 'The adapter of the counter bus is pulled' },
      () => hall.trouble('counter-bus', 'unplugged'),
      incidentOf(hall, 'counter-bus', 'unplugged'),
    );
    await watch.step('软键盘立即可用', 'The soft keypad works at once');
    await eventually('input soft', windowHas(hall, 3, { input: 'soft' }));
    const number = await hall.staff('10').issues('withdrawal-rent');
    await hall.staff('10').calls(3);
    await hall.bench.boardShows(3, number);
    await watch.step('插回后按键盘显示当前状态', 'Plugged in again the keypad shows where it stands');
    await hall.trouble('counter-bus', 'unplugged', false);
    await hall.bench.keypadShows(3, `000${number.slice(1)}`);
    await isOver(hall, 'counter-bus');
    await eventually('input by keys', windowHas(hall, 3, { input: 'keys' }));
    await hall.staff('10').does('/windows/3/finish');

    await watch.step(
      '3号按键盘失灵，窗口人员报修',
      'Keypad 3 is dead, its clerk says: no machine can see that',
    );
    const subject = { id: 'keypad-3', kind: 'keypad', window: 3 };
    await hall.staff('02').does('/incidents', { subject, what: '按键无反应' });
    await eventually('input soft', windowHas(hall, 3, { input: 'soft' }));
    const { id } = await eventually('the report', incidentOf(hall, 'keypad-3', 'reported'));
    await hall.staff('20').does(`/incidents/${id}/clear`, { note: '已更换' });
    await eventually('input by keys', windowHas(hall, 3, { input: 'keys' }));

    await watch.step('线路有干扰时按键照样有效', 'With noise on the line a press is heard all the same');
    const noisy = await hall.staff('10').issues('withdrawal-rent');
    await hall.trouble('keypad-3', 'noise');
    await eventually('the call', async () => {
      if ((await hall.bench.keypad(3)).press?.state !== 'sent') await hall.bench.press(3, 'call');
      return (await hall.hub.ticketAt(3)) === noisy ? true : undefined;
    });
    await hall.trouble('keypad-3', 'noise', false);
    await hall.staff('10').does('/windows/3/finish');
    await isOver(hall, 'keypad-3');
  },
};
