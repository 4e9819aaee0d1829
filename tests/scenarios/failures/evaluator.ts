import { incidentOf, isOver } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** No grade can be keyed; nobody is hindered. */
export const scenario: FailureScenario = {
  id: 'evaluator',
  title: { zh: '2号窗口评价器故障', en: 'The evaluator of window 2 fails' },
  async run(hall, watch) {
    const manager = hall.staff('10');
    await manager.issues('deposit-change');
    await manager.calls(2);
    await watch.notices(
      { zh: '2号评价器没有应答,办结时请不到评价', en: 'Evaluator 2 does not answer when it is to ask' },
      async () => {
        await hall.trouble('evaluator-2', 'silent');
        await manager.does('/windows/2/finish');
      },
      incidentOf(hall, 'evaluator-2', 'silent'),
    );
    await watch.step('修复后任务自动结束', 'The task ends by itself once it answers');
    await hall.trouble('evaluator-2', 'silent', false);
    await isOver(hall, 'evaluator-2');
  },
};
