import { eventually } from '../../hall/eventually.ts';
import { checkJournal } from '../../hall/journal.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { FailureWatch } from './failure-watch.ts';
import { openConflicts, ticketsWaiting } from './books.ts';
import { kioskShows, numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const service = 'deposit-change';

/** From the loss of the hub to manual calling and back, with nothing lost. */
export const scenario: FailureScenario = {
  id: 'hub-gone',
  title: {
    zh: '主机被杀、冻结、全部断网：离线取号、人工叫号，恢复后自动补录',
    en: 'The hub killed, frozen, cut off: offline numbers, calling by hand, and all of it entered afterwards',
  },
  async run(hall, watch) {
    await killed(hall, watch);
    await killedWhilePrinting(hall, watch);
    await frozen(hall, watch);
    await cutOff(hall, watch);
    await checkJournal(hall);
  },
};

async function killed(hall: WholeHall, watch: FailureWatch): Promise<void> {
  const manager = hall.staff('10');
  const [first, second, third] = [
    await manager.issues(service),
    await manager.issues(service),
    await manager.issues(service),
  ];
  await eventually('the roster at the kiosk', isListedAtKiosk(hall, third));
  await watch.notices(
    { zh: '主机被杀（kill -9）', en: 'The hub is killed with -9' },
    () => hall.trouble('hub', 'killed'),
    kioskShows(hall, 'K1', { offline: true }),
  );
  await watch.step(
    '取号机用自己的号段发号，号票标明离线号',
    'The kiosk issues from its own block, marked 离线号',
  );
  const before = Date.now();
  const offline = await takeOffline(hall);
  await watch.step('打印候号名单', 'It prints the roster of who waits');
  await printRoster(hall, [first, second, third, offline]);

  await watch.step('没有号码的叫号被拒：993', 'A call without a number is refused: 993');
  await callsWithoutNumber(hall, 1);
  for (const [window, number] of [
    [1, first],
    [2, offline],
  ] as const) {
    await watch.step(`${window}号窗口人工叫 ${number}`, `Window ${window} calls ${number} by hand`);
    await callByHand(hall, window, number);
  }
  await watch.step(
    `8号窗口也叫 ${first}:994 已在其他窗口`,
    `Window 8 keys ${first} too: 994, it is elsewhere`,
  );
  await hall.bench.pressRefused('994', 8, 'call', first.slice(1));

  await watch.step('主机恢复，自动补录', 'The hub is back, and all is entered');
  await hall.trouble('hub', 'killed', false);
  await eventually('the kiosk with the hub', kioskShows(hall, 'K1', { offline: false }));
  await eventually('the offline ticket in the books', async () => {
    const { status, body } = await hall.hub.get(`/tickets/${offline}`, (await hall.hub.logIn('10')).headers);
    return status === 200 ? body : undefined;
  });
  for (const [window, number] of [
    [1, first],
    [2, offline],
  ] as const)
    await eventually(`the call of ${number} in the books`, async () =>
      (await hall.hub.ticketAt(window)) === number ? true : undefined,
    );
  await trueTimes(hall, offline, before);
  await reconcile(hall, watch, first);
  await watch.step('排队顺序不变', 'The order of the queue is as it was');
  await finishAll(hall);
  if ((await hall.staff('10').calls(1)).ticket !== second)
    throw new Error(`${second} was to be called first`);
  if ((await hall.staff('10').calls(1)).ticket !== third) throw new Error(`${third} was to be called next`);
  await finishAll(hall);
}

/** Takes a number at K1 while the hub is away. */
async function takeOffline(hall: WholeHall): Promise<string> {
  const slip = await takeOnPaper(hall, 'K1', service);
  const number = numberOn(slip);
  if (!slip.text.join('\n').includes('离线号') || Number(number.slice(1)) < 501)
    throw new Error(`no offline number:\n${slip.text.join('\n')}`);
  return number;
}

/** A look whether the kiosk's own list of who waits has a number. */
const isListedAtKiosk = (hall: WholeHall, number: string) => async (): Promise<true | undefined> => {
  const page = hall.kiosk('K1');
  await page.leave();
  await page.touch('start', { touch: 'roster' });
  const sheet = JSON.stringify(await page.shows('roster'));
  await page.leave();
  return sheet.includes(number) ? true : undefined;
};

async function printRoster(hall: WholeHall, numbers: readonly string[]): Promise<void> {
  const page = hall.kiosk('K1');
  await page.leave();
  const printed = (await hall.bench.paper('K1')).filter(({ cut }) => cut !== null).length;
  await page.touch('start', { touch: 'roster' });
  await page.touch('roster', { touch: 'print-roster' });
  const text = (await hall.bench.nextSlip('K1', printed)).text.join('\n');
  for (const number of numbers) if (!text.includes(number)) throw new Error(`${number} is not on:\n${text}`);
  await page.leave();
}

/** A press in the moment the hub goes is withdrawn (991); the next one is told to key a number first. */
function callsWithoutNumber(hall: WholeHall, window: number): Promise<boolean> {
  return eventually(`keypad ${window} refusing a call without a number`, async () => {
    await hall.bench.press(window, 'call');
    const { display } = await eventually('the lamp', async () => {
      const shown = await hall.bench.keypad(window);
      return shown.lamp === null ? undefined : shown;
    });
    const code = display.map((digit) => digit ?? '').join('');
    if (code === '993') return true;
    throw new Error(`it shows ${code}`);
  });
}

/** A number keyed on the keypad is shown over the window and spoken. */
async function callByHand(hall: WholeHall, window: number, number: string): Promise<void> {
  await hall.bench.pressAccepted(window, 'call', number.slice(1));
  await hall.bench.boardShows(window, number);
  await hall.bench.hears(number, window);
}

async function trueTimes(hall: WholeHall, number: string, after: number): Promise<void> {
  const { issuedAt } = await hall.staff('10').sees(number);
  const entered = Date.now();
  if (typeof issuedAt !== 'number' || issuedAt < after || issuedAt >= entered)
    throw new Error(`${number} is not in the books with its true time, but with ${String(issuedAt)}`);
}

/** Two mistakes in the desk's paper book are for a person, and nothing else is. */
async function reconcile(hall: WholeHall, watch: FailureWatch, called: string): Promise<void> {
  const desk = hall.staff('02');
  const at = Date.now();
  if ((await openConflicts(hall)).length > 0) throw new Error('something does not fit the books by itself');
  await watch.step(
    '纸质记录补录时写错：同一个号记了两次',
    'The paper book is wrong: one number stands in it twice',
  );
  const paper = { ticket: 'A801', issuedAt: at };
  await desk.does('/back-entries/tickets', { ...paper, service });
  await desk.does('/back-entries/tickets', { ...paper, service: 'account-transfer', issuedAt: at - 1000 });
  await watch.step(`还写着8号窗口也叫过 ${called}`, `And that window 8 called ${called} too`);
  await desk.does('/back-entries/calls', { window: 8, digits: called, calledAt: at });
  const listed = await openConflicts(hall);
  const what = listed.map((each) => `${each.what.kind} ${String(each.what['ticket'])}`);
  if (what.join() !== `number-twice A801,called-twice ${called}`)
    throw new Error(`not the mistakes that were made: ${JSON.stringify(listed)}`);
  await watch.step('由人逐条核对', 'A person looks into each');
  for (const { id } of listed) await desk.does(`/conflicts/${id}/resolve`, { note: '笔误' });
  if ((await openConflicts(hall)).length > 0) throw new Error('the list is not empty');
}

async function finishAll(hall: WholeHall): Promise<void> {
  for (const window of [1, 2, 8])
    if ((await hall.hub.ticketAt(window)) !== null) await hall.staff('10').does(`/windows/${window}/finish`);
}

/** Power goes between issue and print: the paper that came out all the same is in the books once the hub is back. */
async function killedWhilePrinting(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await watch.step('主机在发号与打印之间被杀', 'The hub is killed between issue and print');
  const printed = (await hall.bench.paper('K1')).filter(({ cut }) => cut !== null).length;
  await hall.kiosk('K1').leave();
  await hall.kiosk('K1').takeWithoutCard(service);
  await hall.kiosk('K1').shows('printing');
  await hall.trouble('hub', 'killed');
  const number = numberOn(await hall.bench.nextSlip('K1', printed));
  await hall.trouble('hub', 'killed', false);
  await hall.staff('10').seesEventually(number, ({ delivery }) => delivery === 'printed');
  await hall.staff('10').does(`/tickets/${number}/cancel`);
}

/** A ticket was asked for when the hub fell silent: the member gets another number, and only that one stands. */
async function frozen(hall: WholeHall, watch: FailureWatch): Promise<void> {
  await eventually('K1 with the hub', kioskShows(hall, 'K1', { page: 'start', offline: false }));
  const before = await ticketsWaiting(hall);
  const printed = (await hall.bench.paper('K1')).filter(({ cut }) => cut !== null).length;
  await hall.kiosk('K1').touch('start', { touch: 'begin' });
  await watch.notices(
    { zh: '主机冻结（SIGSTOP），同时有人在取号', en: 'The hub freezes while a ticket is asked for' },
    async () => {
      await hall.trouble('hub', 'frozen');
      await hall.kiosk('K1').choose(service);
    },
    kioskShows(hall, 'K1', { offline: true }),
  );
  const slip = await hall.bench.nextSlip('K1', printed);
  const number = numberOn(slip);
  if (!slip.text.join('\n').includes('离线号')) throw new Error(`${number} is no offline number`);
  await hall.trouble('hub', 'frozen', false);
  await eventually('K1 with the hub', kioskShows(hall, 'K1', { offline: false }));
  await watch.step(
    '迟到的号自动取消，只有离线号有效',
    'The late number is cancelled; the offline number stands',
  );
  await eventually('one ticket more, and that the offline one', async () => {
    const fresh = (await ticketsWaiting(hall)).filter((ticket) => !before.includes(ticket));
    return fresh.length === 1 && fresh[0] === number ? true : undefined;
  });
  await hall.staff('10').does(`/tickets/${number}/cancel`);
}

async function cutOff(hall: WholeHall, watch: FailureWatch): Promise<void> {
  const waiting = await hall.staff('10').issues(service);
  await eventually('the roster at the kiosk', isListedAtKiosk(hall, waiting));
  const agents = ['K1', 'K2', 'D1'] as const;
  await watch.notices(
    { zh: '交换机断电：全部断网', en: 'The switch loses power: every link is cut' },
    () => Promise.all(agents.map((agent) => hall.trouble(agent, 'link-cut'))),
    async () => {
      const [one, two] = await Promise.all(
        (['K1', 'K2'] as const).map((kiosk) => kioskShows(hall, kiosk, { offline: true })()),
      );
      return one !== undefined && two !== undefined ? true : undefined;
    },
  );
  await callsWithoutNumber(hall, 2);
  await callByHand(hall, 1, waiting);
  for (const agent of agents) await hall.trouble(agent, 'link-cut', false);
  await eventually('the call in the books', async () =>
    (await hall.hub.ticketAt(1)) === waiting ? true : undefined,
  );
  await eventually('K1 with the hub', kioskShows(hall, 'K1', { offline: false }));
  await eventually('K2 with the hub', kioskShows(hall, 'K2', { offline: false }));
  await finishAll(hall);
}
