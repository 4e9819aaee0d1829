import { numbersIn } from '@jiaohao/shared';
import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { FailureWatch } from './failure-watch.ts';
import { dutyView, incidentOf, isOver, kioskShows, numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** One kiosk after the other goes; with the last one the desk gives out the numbers. */
export const scenario: FailureScenario = {
  id: 'kiosk-gone',
  title: {
    zh: '取号机被杀、冻结；最后一台停用后转人工发号',
    en: 'A kiosk killed, another frozen; with the last one gone the desk issues',
  },
  async run(hall, watch) {
    await watch.notices(
      { zh: 'K2 进程被杀', en: 'K2 is killed' },
      () => hall.trouble('K2', 'killed'),
      incidentOf(hall, 'K2', 'gone'),
    );
    await watch.step('大厅指明还能用的取号机', 'The hall names the kiosks that work');
    await eventually('K1 works, K2 is gone', async () =>
      (await kiosksOf(hall)).K1 === 'working' && (await kiosksOf(hall)).K2 === 'gone' ? true : undefined,
    );
    await watch.notices(
      { zh: 'K1 也冻结了：最后一台', en: 'K1 is frozen too: the last one' },
      () => hall.trouble('K1', 'frozen'),
      incidentOf(hall, 'K1', 'gone'),
    );
    await manualIssuing(hall, watch);
    await hall.trouble('K1', 'frozen', false);
    await isOver(hall, 'K1');
    await modeIs(hall, 'normal');
    await hall.trouble('K2', 'killed', false);
    await isOver(hall, 'K2');
    await killedWhilePrinting(hall, watch);
    await checkJournal(hall);
  },
};

async function kiosksOf(hall: WholeHall): Promise<Record<string, string>> {
  const { kiosks } = await dutyView(hall);
  return Object.fromEntries(kiosks.map(({ id, state }) => [id, state]));
}

const modeIs = (hall: WholeHall, mode: string) =>
  eventually(`the mode ${mode}`, async () => ((await dutyView(hall)).mode === mode ? true : undefined));

async function manualIssuing(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await watch.step(
    '人工发号：咨询台在页面上发号',
    'Issuing by hand: the desk gives out numbers from its page',
  );
  await modeIs(hall, 'manual-issuing');
  const number = await hall.staff('02').issues('deposit-change');
  await hall.bench.pressAccepted(1, 'call');
  await hall.bench.boardShows(1, number);
  await hall.staff('10').does('/windows/1/finish');
}

/** Power goes while the paper moves: the ticket is with its member, or with the desk; and it is never printed again unmarked. */
async function killedWhilePrinting(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await watch.step('K1 在打印中被杀', 'K1 is killed while it prints');
  await eventually('K1 ready', kioskShows(hall, 'K1', { page: 'start', printerWorks: true }));
  const before = (await hall.hub.day()).issued;
  await hall.kiosk('K1').takeWithoutCard('withdrawal-rent');
  const number = await eventually('the ticket in the books', async () => {
    if ((await hall.hub.day()).issued === before) return undefined;
    const page = await hall.kiosk('K1').now();
    return page.page === 'printing' ? numbersIn(JSON.stringify(page))[0] : undefined;
  });
  await hall.trouble('K1', 'killed');
  await hall.trouble('K1', 'killed', false);
  const { delivery } = await hall.staff('10').seesEventually(number, (seen) => seen.delivery !== 'printing');
  await watch.step(
    `${number} 记为 ${delivery}，没有无声等候`,
    `${number} is ${delivery}: it does not wait silently`,
  );
  if (delivery === 'undelivered')
    await hall.staff('02').does(`/tickets/${number}/delivery`, { delivery: 'desk' });
  const papers = (await hall.bench.paper('K1')).filter(({ text }) => text.join('\n').includes(number));
  if (papers.filter(({ text }) => !text.join('\n').includes('重打')).length > 1)
    throw new Error(`${number} came out twice without 重打`);
  await eventually('K1 back at work', kioskShows(hall, 'K1', { page: 'start', printerWorks: true }));
  await hall.staff('10').seesDelivered(numberOn(await takeOnPaper(hall, 'K1', 'withdrawal-rent')));
}
