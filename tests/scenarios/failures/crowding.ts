import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import { dutyView } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const service = 'withdrawal-rent';
/** Too many wait: the duty manager is told once, and one press opens a window. */
export const scenario: FailureScenario = {
  id: 'crowding',
  title: {
    zh: '提取业务等候过多，一键加开窗口',
    en: 'Too many wait for withdrawals: one press opens another window',
  },
  async run(hall, watch) {
    const manager = hall.staff('10');
    for (const window of [4, 5, 8]) await manager.does(`/windows/${window}/close`);
    const alert = await watch.notices(
      { zh: '3号窗口一个人开着，来了九位', en: 'Window 3 alone is open, and nine come' },
      async () => {
        for (let n = 0; n < 9; n += 1) await hall.staff('02').issues(service);
      },
      async () => (await alertOf(hall)) ?? undefined,
    );
    await watch.step(
      `提示：${alert.actions.map(({ zh }) => zh).join('；')}`,
      `What one press would do: ${alert.actions.map(({ en }) => en).join('; ')}`,
    );
    await watch.step('按下第一项', 'The first is pressed');
    await manager.does(`/alerts/${service}/actions/${alert.actions[0]?.n}`);
    await eventually('another window open', async () => {
      const states = await Promise.all([4, 5, 8].map((window) => hall.hub.statusOf(window)));
      return states.includes('open') ? true : undefined;
    });
    await eventually('the alert gone', async () => ((await alertOf(hall)) === null ? true : undefined));
    for (const window of [4, 5, 8])
      if ((await hall.hub.statusOf(window)) !== 'open') await manager.does(`/windows/${window}/open`);
    await checkJournal(hall);
  },
};

async function alertOf(hall: WholeHall) {
  const { alerts } = await dutyView(hall);
  return alerts.find((each) => each.service === service) ?? null;
}
