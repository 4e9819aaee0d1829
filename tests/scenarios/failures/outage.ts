import { z } from 'zod';
import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { FailureWatch } from './failure-watch.ts';
import { kioskShows } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const service = 'loan-repayment';
const notices = z.looseObject({ notices: z.array(z.object({ zh: z.string(), en: z.string() })) });

/** The business system is down: short, then long; what was done by hand, and whom to call back (§32). */
export const scenario: FailureScenario = {
  id: 'outage',
  title: {
    zh: '业务系统故障：短时、长时，手工登记与特急回访',
    en: 'The business system down, short and then long; handwork, and a member to call back',
  },
  async run(hall, watch) {
    const manager = hall.staff('10');
    const declared = { outage: 'core-banking', services: [service], what: '核心系统维护' };
    await watch.notices(
      { zh: '宣布短时故障：15 分钟', en: 'A short outage is declared: 15 minutes' },
      () => manager.does('/outages', { ...declared, minutes: 15 }),
      () => isPosted(hall),
    );
    await hall.kiosk('K1').offers(service, true);
    await watch.notices(
      {
        zh: '改为长时：120 分钟，有关业务暂停取号',
        en: 'It becomes a long one: 120 minutes; no tickets for its services',
      },
      () => manager.does('/outages', { ...declared, minutes: 120 }),
      () => isOffered(hall, false),
    );
    const refused = await hall.staff('02').isRefused('/tickets', { service });
    if (refused.code !== 'outage') throw new Error(`refused otherwise: ${refused.zh}`);
    await hall.kiosk('K1').offers('deposit-change', true);
    await byHand(hall, watch);
    await watch.step('系统恢复，告示撤下', 'It works again and the notices go');
    await manager.does('/outages/core-banking/end');
    await hall.kiosk('K1').offers(service, true);
    await eventually('no notice any more', async () =>
      (await isPosted(hall)) === undefined ? true : undefined,
    );
    await eventually('K1 at its start', kioskShows(hall, 'K1', { page: 'start' }));
    await checkJournal(hall);
  },
};

/** On the kiosk's page and in the hall. */
async function isPosted(hall: WholeHall): Promise<true | undefined> {
  const [kiosk, all] = [await hall.kiosk('K2').now(), await hall.hub.read('/hall')];
  return [kiosk, all].every((page) => notices.parse(page).notices.length > 0) ? true : undefined;
}

const menu = z.looseObject({ services: z.array(z.looseObject({ id: z.string(), open: z.boolean() })) });

async function isOffered(hall: WholeHall, open: boolean): Promise<true | undefined> {
  const { services } = menu.parse(await hall.hub.read('/hall'));
  return services.find(({ id }) => id === service)?.open === open ? true : undefined;
}

/** What was done by hand stays on its list until it is entered, and whom to call back until they were called. */
async function byHand(hall: WholeHall, watch: FailureWatch): Promise<void> {
  const desk = hall.staff('02');
  await watch.step('手工受理登记待补录', 'What is done by hand is registered');
  await desk.does('/handwork', { handwork: 'slip-1', service, note: '提前还款申请一份' });
  await watch.step('特急人员留下电话', 'An urgent member leaves a phone number');
  await desk.does('/call-backs', {
    callBack: 'urgent-1',
    service,
    what: '今日到期',
    name: '赵一',
    phone: '13900000000',
  });
  if ((await listed(hall, '/handwork')) !== 1 || (await listed(hall, '/call-backs')) !== 1)
    throw new Error('what was registered is not on its list');
  await desk.does('/handwork/slip-1/entered');
  await desk.does('/call-backs/urgent-1/done', { note: '已电话办妥' });
  if ((await listed(hall, '/handwork')) !== 0 || (await listed(hall, '/call-backs')) !== 0)
    throw new Error('what is done is still on its list');
}

async function listed(hall: WholeHall, path: string): Promise<number> {
  return z.array(z.unknown()).parse(await hall.hub.read(path)).length;
}
