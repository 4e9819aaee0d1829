import { z } from 'zod';
import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import { numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const refusal = z.looseObject({ code: z.string(), zh: z.string() });
const notice = z.looseObject({ notice: z.object({ zh: z.string() }).nullable(), issuing: z.boolean() });

/** What cannot be written down is refused, and nothing is shown that is not so; with room again all goes on. */
export const scenario: FailureScenario = {
  id: 'disk-full',
  title: {
    zh: '主机磁盘已满：明确拒绝，腾出空间后恢复',
    en: 'The disk of the hub is full: it refuses clearly, and recovers',
  },
  ownHall: { diskMegabytes: 16 },
  async run(hall, watch) {
    const manager = hall.staff('10');
    const first = numberOn(await takeOnPaper(hall, 'K1', 'deposit-change'));
    await manager.seesDelivered(first);
    await hall.bench.pressAccepted(1, 'call');
    await hall.bench.boardShows(1, first);
    await hall.kiosk('K1').leave();
    const before = await hall.hub.day();
    const said = await watch.notices(
      { zh: '主机磁盘写满', en: 'The disk of the hub is full' },
      () => hall.trouble('hub', 'disk-full'),
      () => whyNothingIsIssued(hall),
    );
    await watch.step(`取号机说明：${said}`, 'The kiosks say why nothing is issued');
    const { status, body } = await manager.send('/tickets', { service: 'deposit-change' });
    const refused = refusal.parse(body);
    if (status !== 507 || refused.code !== 'disk-full')
      throw new Error(`not refused for its disk: ${status} ${JSON.stringify(body)}`);
    await watch.step(
      '已叫的号照常显示，没有虚假应答',
      'What stands is shown as before; nothing is claimed that is not so',
    );
    await hall.bench.boardShows(1, first);
    if (JSON.stringify(await hall.hub.day()) !== JSON.stringify(before))
      throw new Error('the hall has changed though nothing could be written down');
    await watch.step('腾出空间后自动恢复', 'There is room again, and it goes on by itself');
    await hall.trouble('hub', 'disk-full', false);
    await eventually('issuing again', async () =>
      (await whyNothingIsIssued(hall)) === undefined ? true : undefined,
    );
    await manager.seesDelivered(numberOn(await takeOnPaper(hall, 'K1', 'deposit-change')));
    await hall.bench.pressAccepted(2, 'call');
    await checkJournal(hall);
  },
};

async function whyNothingIsIssued(hall: WholeHall): Promise<string | undefined> {
  const seen = notice.parse(await hall.hub.read('/hall'));
  const page = await hall.kiosk('K1').now();
  return seen.issuing || page.page !== 'closed' ? undefined : seen.notice?.zh;
}
