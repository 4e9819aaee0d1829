import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../hall/eventually.ts';
import { checkJournal } from '../hall/journal.ts';
import { WholeHall } from '../hall/whole-hall.ts';
import { barriersOn } from './accessible.ts';
import { launchChromium } from './chromium.ts';
import { shot } from './shots.ts';
import { openStaffPage, type StaffAtPage } from './staff-at-page.ts';
import type { WatchedPage } from './watched-page.ts';

let hall: WholeHall;
let browser: Browser;
const open: WatchedPage[] = [];
beforeAll(async () => {
  [hall, browser] = await Promise.all([WholeHall.open(), launchChromium()]);
  await hall.staff('10').does('/day/open');
  await hall.openWindows(1, 2);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The devices of the settings page, for the administrator, number 90. */
async function devicesPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const at = { hall, staff: '90', path: '/settings#devices', width: 1440, height: 900, ...options };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  return watched.page;
}
const agentOf = (page: Page, id: string): Locator =>
  page.locator('details.item').filter({ has: page.locator('summary').getByText(id, { exact: true }) });
const saveBar = (page: Page) => page.getByRole('region', { name: /未保存的改动|Changes not saved yet/ });
const field = (agent: Locator, place: string): Locator => agent.locator(`[data-field="${place}"] input`);

async function save(page: Page): Promise<void> {
  await saveBar(page).getByRole('button', { name: '保存…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('ports and models of a display agent', () => {
  /** Called at window 1. */
  let ticket: string;

  it('given what its machine has, when it is taken over, then it stands in the form, and what is wrong is told at its field', async () => {
    const page = await devicesPage();
    const agent = agentOf(page, 'D1');
    await agent.locator('summary').first().click();
    await agent.getByText('按机器自己的文件', { exact: true }).waitFor();
    await agent.locator('.at-machine > summary').click();
    await agent.getByText('1号窗口：21 键窗口键盘').waitFor();
    await agent.getByRole('button', { name: '填入机器现用的' }).click();
    await saveBar(page).getByText('显示代理 D1 · 端口与型号改由设置决定。').waitFor();
    const address = field(agent, 'agents.2.equipment.lines.1.address');
    expect(await address.inputValue()).toBe('run/devices/board-1');
    await shot(page, 'settings-equipment');
    expect(await barriersOn(page)).toEqual([]);

    await address.fill('run/devices/board-2');
    await saveBar(page).getByText('run/devices/board-2 已是端口').waitFor();
    await agent.locator('.port', { hasText: '一个端口只能写一次。' }).waitFor();
    const name = field(agent, 'agents.2.equipment.lines.1.name');
    await name.fill('board-2');
    await agent.getByText('已有端口叫 board-2。').waitFor();
    await name.fill('over-window-1');
    await agent.getByLabel('端口', { exact: true }).nth(1).waitFor();
    await shot(page, 'settings-equipment-wrong');
    expect(await barriersOn(page)).toEqual([]);
    await agent.getByRole('group', { name: '1号窗口' }).scrollIntoViewIfNeeded();
    await agent.getByRole('group', { name: '2号窗口' }).scrollIntoViewIfNeeded();
    await shot(page, 'settings-equipment-windows');
    await page.getByRole('button', { name: '放弃改动' }).click();
    await agent.getByText('按机器自己的文件', { exact: true }).waitFor();
  });

  it('given two boards whose cables were swapped, when their ports are swapped on the page, then each shows its window without a restart', async () => {
    const lives = hall.program('D1').view().lives;
    await hall.staff('10').issues('deposit-change');
    ({ ticket } = await hall.staff('10').calls(1));
    await hall.bench.boardShows(1, ticket);
    const page = await devicesPage();
    const agent = agentOf(page, 'D1');
    await agent.locator('summary').first().click();
    await agent.getByRole('button', { name: '填入机器现用的' }).click();
    await field(agent, 'agents.2.equipment.lines.1.address').fill('run/devices/board-2');
    await field(agent, 'agents.2.equipment.lines.2.address').fill('run/devices/board-1');
    await saveBar(page).getByText('端口 board-1 · 地址：（无） → run/devices/board-2').waitFor();
    await save(page);
    await agent.locator('summary').first().getByText('已采用设置').waitFor();
    await shot(page, 'settings-equipment-taken');
    expect(await barriersOn(page)).toEqual([]);
    await hall.bench.boardShows(2, ticket);
    expect((await hall.bench.board(1)).text).not.toContain(ticket);
    expect(hall.program('D1').view().lives).toBe(lives);
    const english = await devicesPage({ language: 'en', width: 1024, height: 768 });
    await agentOf(english, 'D1').locator('summary').first().click();
    await agentOf(english, 'D1').getByText('Ports and models').waitFor();
    await agentOf(english, 'D1').getByText('In force on the machine').click();
    await agentOf(english, 'D1').getByText('Go by the file of the machine').waitFor();
    await agentOf(english, 'D1')
      .locator('.equipment h3')
      .evaluate((head) => head.scrollIntoView());
    await shot(english, 'settings-equipment-en');
    expect(await barriersOn(english)).toEqual([]);
  });

  it('given the hub is gone, when the agent is started again, then it has the ports it took, and shows what it knew', async () => {
    await hall.killHub();
    await hall.program('D1').troubles.set('killed', true);
    const { updates } = await hall.bench.board(2);
    await hall.startDisplay();
    await eventually('board 2 being sent something again', async () =>
      (await hall.bench.board(2)).updates > updates ? true : undefined,
    );
    await hall.bench.boardShows(2, ticket);
    expect((await hall.bench.board(1)).text).not.toContain(ticket);
    await hall.startHub();
    await hall.bench.boardShows(2, ticket);
  });

  it('given the file of its machine is to hold again, when that is saved, then the boards are as they were', async () => {
    const page = await devicesPage();
    const agent = agentOf(page, 'D1');
    await agent.locator('summary').first().getByText('已采用设置').waitFor();
    await agent.locator('summary').first().click();
    await agent.getByRole('button', { name: '改用机器自己的文件' }).click();
    await saveBar(page).getByText('端口与型号改用机器自己的文件。').waitFor();
    await save(page);
    await agent.getByText('按机器自己的文件', { exact: true }).waitFor();
    await hall.bench.boardShows(1, ticket);
  });
});

describe('ports and models of a kiosk', () => {
  const printerIs = (working: boolean) =>
    eventually(`the printer of K1 working: ${working}`, async () =>
      (await hall.kiosk('K1').now())['printerWorks'] === working ? true : undefined,
    );

  it('given its printer at a port that is not there, when that is saved, then it is an ordinary fault, and over when the port is right', async () => {
    const page = await devicesPage();
    const agent = agentOf(page, 'K1');
    await agent.locator('summary').first().click();
    await agent.getByRole('button', { name: '填入机器现用的' }).click();
    const address = field(agent, 'agents.0.equipment.printer.address');
    const right = await address.inputValue();
    await address.fill('run/devices/nowhere');
    await save(page);
    await agent.locator('summary').first().getByText('已采用设置').waitFor();
    await shot(page, 'settings-equipment-kiosk');
    await printerIs(false);
    await address.fill(right);
    await save(page);
    await printerIs(true);
    expect(await address.inputValue()).toBe(right);
  });

  it('given all that was done, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).not.toBe('');
  });
});
