import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import { incidentOf, isOver } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** A clerk's PC fails: whoever sat there is called first by the next window. */
export const scenario: FailureScenario = {
  id: 'window-failed',
  title: {
    zh: '1号窗口报修：中断并转到其他窗口',
    en: 'Window 1 is reported broken: interrupted and redirected',
  },
  async run(hall, watch) {
    const manager = hall.staff('10');
    const [first, second] = [await manager.issues('deposit-change'), await manager.issues('deposit-change')];
    await hall.bench.pressAccepted(1, 'call');
    await hall.bench.boardShows(1, first);
    await watch.notices(
      { zh: '1号窗口电脑故障，窗口人员报修', en: 'The PC of window 1 fails; its clerk reports it' },
      () =>
        hall.staff('02').does('/incidents', {
          subject: { id: 'window-1', kind: 'window', window: 1 },
          what: '电脑蓝屏',
        }),
      incidentOf(hall, 'window-1', 'reported'),
    );
    await hall.bench.boardShows(1, '暂停服务');
    await watch.step(
      `${first} 排到最前，由2号窗口先叫`,
      `${first} goes to the front: window 2 calls it first`,
    );
    await manager.seesEventually(first, ({ state }) => state === 'interrupted');
    await hall.bench.pressAccepted(2, 'call');
    await hall.bench.boardShows(2, first);
    await manager.does('/windows/2/finish');
    await watch.step('恢复服务后故障单结束', 'The window resumes and the incident is over');
    await manager.does('/windows/1/resume');
    await isOver(hall, 'window-1');
    await hall.bench.boardShows(1, '1号窗口');
    await manager.calls(1);
    await eventually('the next one at window 1', async () =>
      (await hall.hub.ticketAt(1)) === second ? true : undefined,
    );
    await manager.does('/windows/1/finish');
    await checkJournal(hall);
  },
};
