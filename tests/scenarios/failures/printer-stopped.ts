import { eventually } from '../../hall/eventually.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { FailureWatch } from './failure-watch.ts';
import { incidentOf, isOver, kioskShows, numberOn, takeOnPaper, takeOnScreen, taskFor } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const service = 'deposit-change';

/** Nobody gets paper, everybody gets a number, and nobody waits without the hall knowing. */
export const scenario: FailureScenario = {
  id: 'printer-stopped',
  title: {
    zh: 'K1 打印机不能打印：缺纸、开盖、切刀、无应答、拔线、打印到一半',
    en: 'The printer of K1 stops: paper, cover, cutter, silence, cable, and in the middle of a ticket',
  },
  async run(hall, watch) {
    await paperOut(hall, watch);
    for (const [trouble, fault, zh, en] of others) {
      await watch.notices(
        { zh: `K1 打印机：${zh}`, en: `Printer of K1: ${en}` },
        () => hall.trouble('K1-printer', trouble),
        incidentOf(hall, 'K1-printer', fault),
      );
      await eventually('the sign on printing', kioskShows(hall, 'K1', { printerWorks: false }));
      await hall.trouble('K1-printer', trouble, false);
      await eventually('printing again', kioskShows(hall, 'K1', { printerWorks: true }));
      await isOver(hall, 'K1-printer');
    }
    await midTicket(hall, watch);
  },
};

const others = [
  ['cover-open', 'cover-open', '上盖打开', 'cover open'],
  ['cutter', 'cutter', '切刀卡住', 'cutter jammed'],
  ['silent', 'silent', '没有应答', 'silent'],
  ['unplugged', 'unplugged', '线缆拔出', 'cable pulled'],
] as const;

/** The number is on the screen, and counts once the member has noted it. */
async function paperOut(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await watch.notices(
    { zh: 'K1 缺纸', en: 'K1 is out of paper' },
    () => hall.trouble('K1-printer', 'paper-out'),
    incidentOf(hall, 'K1-printer', 'paper-out'),
  );
  await watch.step('屏幕指明另一台取号机', 'The page names the other kiosk');
  await eventually('K2 named', async () => {
    const { printerWorks, otherKiosks } = await hall.kiosk('K1').now();
    return printerWorks === false && JSON.stringify(otherKiosks) === '["K2"]' ? true : undefined;
  });
  const number = await takeOnScreen(hall, 'K1', service);
  await watch.step(
    `屏幕大字显示 ${number}，本人确认前不能叫号`,
    `${number} in large digits; not called before it is noted`,
  );
  await hall.bench.pressRefused('401', 1, 'call');
  await hall.kiosk('K1').touch('on-screen', { touch: 'noted' });
  await hall.staff('10').seesEventually(number, ({ delivery }) => delivery === 'shown-on-screen');
  await hall.bench.pressAccepted(1, 'call');
  await hall.bench.boardShows(1, number);
  await hall.trouble('K1-printer', 'paper-out', false);
  await eventually('printing again', kioskShows(hall, 'K1', { printerWorks: true }));
  await isOver(hall, 'K1-printer');
  await hall.staff('10').does('/windows/1/finish');
}

/** The paper ends in the middle of a ticket and the member walks away: the desk hears of it, and it is offered again. */
async function midTicket(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await watch.step('纸只够半张号票', 'The roll ends in the middle of a ticket');
  await hall.bench.newRoll('K1', halfATicketMm);
  const number = await watch.notices(
    { zh: '打印到一半缺纸，号码显示在屏幕上', en: 'Out of paper in mid-ticket: the number is on the screen' },
    async () => {
      await hall.kiosk('K1').leave();
      await hall.kiosk('K1').takeWithoutCard(service);
    },
    async () => {
      const page = await hall.kiosk('K1').now();
      return page.page === 'on-screen' ? numberIn(page) : undefined;
    },
  );
  await watch.step(
    '本人没有确认就离开：记为未送达，交咨询台',
    'The member walks off: undelivered, for the desk',
  );
  await hall.staff('10').seesEventually(number, ({ delivery }) => delivery === 'undelivered');
  await eventually('a task for the desk', taskFor(hall, 'undelivered', number));
  await watch.step('换纸后可以重打', 'With a new roll it is offered for another print');
  await hall.bench.newRoll('K1');
  await eventually('the number offered', async () => {
    const { page, unprinted } = await hall.kiosk('K1').now();
    return page === 'start' && Array.isArray(unprinted) && unprinted.includes(number) ? true : undefined;
  });
  await hall.kiosk('K1').touch('start', { touch: 'reprint-number', ticket: number });
  await printedAgain(hall, number);
  await hall.staff('10').seesDelivered(number);
  await isOver(hall, 'K1-printer');
  await hall.staff('10').does(`/tickets/${number}/cancel`);
  await hall.staff('10').seesDelivered(numberOn(await takeOnPaper(hall, 'K1', service)));
}

/**
 * Once only, whole, and marked 重打. A printer that goes on with a new roll first puts out what was left of the half
 * one, which bears no number.
 */
async function printedAgain(hall: WholeHall, number: string): Promise<void> {
  const bearing = await eventually(`${number} once more`, async () => {
    const cut = (await hall.bench.paper('K1')).filter((slip) => slip.cut !== null);
    const found = cut.filter(({ text }) => text.join('\n').includes(number));
    return found.length > 0 ? found : undefined;
  });
  const isWhole = bearing.every(({ text, qr }) => qr.length === 1 && text.join('\n').includes('重打'));
  if (bearing.length !== 1 || !isWhole)
    throw new Error(
      `expected ${number} once, with 重打 and its QR:\n${bearing.flatMap(({ text }) => text).join('\n')}`,
    );
}

/** Enough for the head and the number, not for the QR. */
const halfATicketMm = 45;

function numberIn({ slip }: Record<string, unknown>): string | undefined {
  return typeof slip === 'object' && slip !== null && 'ticket' in slip ? String(slip.ticket) : undefined;
}
