import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkJournal } from '../hall/journal.ts';
import { rewriteHall } from '../hall/hall-files.ts';
import { zoneOfEarlierDate, zoneOfLaterDate } from '../hall/time-zones.ts';
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
  [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall(file) {
        file.timeZone = zoneOfEarlierDate;
      },
    }),
    launchChromium(),
  ]);
  await hall.staff('10').does('/day/open');
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});
afterEach(async () => {
  for (const watched of open.splice(0)) await watched.close();
});

/** The settings page of the administrator, number 90. */
async function settingsPage(options: Partial<StaffAtPage> = {}): Promise<Page> {
  const at = { hall, staff: '90', path: '/settings', width: 1440, height: 900, ...options };
  const watched = await openStaffPage(browser, at);
  open.push(watched);
  return watched.page;
}
const goTo = (page: Page, section: string) =>
  page
    .getByRole('navigation', { name: /设置分类|Parts of the settings/ })
    .getByText(section)
    .click();
const itemOf = (page: Page, name: string) =>
  page.locator('details.item').filter({ has: page.locator('summary').getByText(name, { exact: true }) });
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const saveBar = (page: Page) => page.getByRole('region', { name: /未保存的改动|Changes not saved yet/ });
const inDialog = (page: Page) => page.getByRole('dialog');

async function save(page: Page, note: string, words = { open: '保存…', do: '保存' }): Promise<void> {
  await saveBar(page).getByRole('button', { name: words.open }).click();
  await inDialog(page).getByRole('textbox').fill(note);
  await shot(page, `settings-save-${note}`);
  expect(await barriersOn(page)).toEqual([]);
  await inDialog(page).getByRole('button', { name: words.do, exact: true }).click();
  await inDialog(page).waitFor({ state: 'detached' });
}

const newest = z.looseObject({
  latest: z.looseObject({ number: z.int() }),
  running: z.int().nullable(),
});
const settings = async () => newest.parse(await hall.hub.read('/settings'));

describe('an administrator, while a day runs', () => {
  it('given the documents of a service, when a line is added and left empty, then it is refused at its field, and named below with a way to it', async () => {
    const page = await settingsPage();
    await page.getByText('今天用的就是这一版').waitFor();
    await shot(page, 'settings');
    expect(await barriersOn(page)).toEqual([]);
    await goTo(page, '业务');
    const service = itemOf(page, '租房提取');
    await service.locator('summary').first().click();
    await press(page, '添加材料');
    await page.keyboard.type('租赁合同');
    const problem = saveBar(page).getByText('不能为空。');
    await problem.waitFor();
    await service.locator('.field', { hasText: '材料 4（英文）' }).getByText('不能为空。').waitFor();
    expect(await saveBar(page).getByRole('button', { name: '保存…' }).isDisabled()).toBe(true);
    await shot(page, 'settings-wrong');
    expect(await barriersOn(page)).toEqual([]);

    await goTo(page, '窗口');
    await saveBar(page).getByRole('button', { name: /材料/ }).click();
    await page.keyboard.type('Tenancy agreement');
    await saveBar(page).getByText('租房提取 · 新增材料：租赁合同').waitFor();
    await shot(page, 'settings-service');
    expect(await barriersOn(page)).toEqual([]);
    await goTo(page, '窗口');
    await itemOf(page, '缴存登记与变更、账户转移').first().locator('summary').click();
    await page.getByLabel('租房提取').selectOption({ label: '办理，第2顺位' });
    await saveBar(page).getByText('租房提取（第2顺位）').waitFor();
    await shot(page, 'settings-window');
    expect(await barriersOn(page)).toEqual([]);
    await save(page, '租房业务增加材料');
    await page.getByText('已保存为第2版').waitFor();
    await page.getByText('今天用的是第 1 版').waitFor();
    await shot(page, 'settings-saved');
    expect(await barriersOn(page)).toEqual([]);
    expect(await settings()).toMatchObject({ latest: { number: 2 }, running: 1 });
  });

  it('given a rule, when a time is no time and another too large, then both are told at their fields and nothing can be saved', async () => {
    const page = await settingsPage({ language: 'en' });
    await page.getByText('Today goes by version 1').waitFor();
    await shot(page, 'settings-en');
    expect(await barriersOn(page)).toEqual([]);
    await page.getByLabel('Tickets from').fill('8.30');
    await page.getByText('Give a time of day, such as 08:30.').first().waitFor();
    await goTo(page, 'Rules');
    await page.getByLabel('Elderly from (years)').fill('165');
    await page.locator('.field', { hasText: 'Elderly from' }).getByText('at most 100').waitFor();
    await saveBar(page).getByText('2 to be put right').waitFor();
    await shot(page, 'settings-rules-en');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, 'Give up');
    await saveBar(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Elderly from (years)').inputValue()).toBe('65');
  });

  it('given two at work, when the second saves what the first did not see, then it is refused with the name, and nothing is lost', async () => {
    const [first, second] = [await settingsPage(), await settingsPage({ provokes: [409] })];
    for (const page of [first, second]) await goTo(page, '告示');
    await press(second, '添加告示');
    await second.keyboard.type('午间不休息');
    await second.getByLabel('告示 1（英文）').fill('Open at noon');
    await saveBar(second).getByText('新增常设告示：午间不休息').waitFor();
    await press(first, '添加告示');
    await first.keyboard.type('周六上午办公');
    await first.getByLabel('告示 1（英文）').fill('Open on Saturday mornings');
    await saveBar(first).getByText('新增常设告示：周六上午办公').waitFor();
    await saveBar(second).getByRole('button', { name: '保存…' }).click();
    await save(first, '周六');
    await inDialog(second).getByRole('button', { name: '保存', exact: true }).click();
    await inDialog(second).getByText('赵敏（90）刚保存了第3版').waitFor();
    await shot(second, 'settings-stale');
    expect(await barriersOn(second)).toEqual([]);
    await inDialog(second).getByRole('button', { name: '再改改' }).click();
    await saveBar(second).getByText('撤下常设告示：周六上午办公').waitFor();
    await shot(second, 'settings-overtaken');
    expect(await barriersOn(second)).toEqual([]);
    await press(second, '放弃改动');
    expect(await second.getByLabel('告示 1（中文）').inputValue()).toBe('周六上午办公');
  });

  it('given a kiosk more, when it is added and saved, then its secret is shown once, and it may connect', async () => {
    const page = await settingsPage();
    await goTo(page, '取号机与设备');
    await itemOf(page, '显示代理').locator('summary').click();
    await itemOf(page, '显示代理').getByText('接着的设备').waitFor();
    await shot(page, 'settings-devices');
    expect(await barriersOn(page)).toEqual([]);
    await press(page, '添加设备');
    await page.keyboard.type('K3');
    await saveBar(page).getByText('新增取号机 K3').waitFor();
    await save(page, '新取号机');
    await itemOf(page, 'K3').getByRole('button', { name: '生成新密钥' }).click();
    await inDialog(page).getByText('原来的立即失效').waitFor();
    await inDialog(page).getByRole('button', { name: '生成新密钥' }).click();
    const secret = await inDialog(page).locator('pre').innerText();
    expect(JSON.parse(secret)).toMatchObject({ agent: 'K3', centreKey: expect.any(String) });
    await shot(page, 'settings-secret');
    expect(await barriersOn(page)).toEqual([]);
    await inDialog(page).getByRole('button', { name: '完成' }).click();
    await inDialog(page).waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(Object(JSON.parse(secret)).secret);
    await itemOf(page, 'K3').locator('summary').getByText('未连接').waitFor();
  });
});

describe('the history', () => {
  it('given what was saved, when it is looked at, then it says who changed what and when, in both languages', async () => {
    const page = await settingsPage();
    await goTo(page, '历史');
    const second = page.getByRole('listitem').filter({ hasText: '第 2 版' });
    await second.getByText('赵敏（90）').waitFor();
    await second.getByText('租房业务增加材料').waitFor();
    await second.getByText('租房提取 · 新增材料：租赁合同').waitFor();
    await shot(page, 'settings-history');
    expect(await barriersOn(page)).toEqual([]);
    const english = await settingsPage({ language: 'en', path: '/settings#history' });
    await english.getByText('Withdrawal for rent · Document added: Tenancy agreement').waitFor();
    await shot(english, 'settings-history-en');
    expect(await barriersOn(english)).toEqual([]);
  });

  it('given an older version, when the hall goes back to it, then it is a new version with the old content', async () => {
    const page = await settingsPage({ path: '/settings#history' });
    const second = page.getByRole('listitem').filter({ hasText: '第 2 版' });
    await second.getByRole('button', { name: '恢复这一版' }).click();
    await saveBar(page).getByText('删除取号机 K3').waitFor();
    await save(page, '退回');
    await page.getByRole('listitem').filter({ hasText: '恢复旧版' }).getByText('删除取号机 K3').waitFor();
    expect(await settings()).toMatchObject({ latest: { number: 5 } });
  });
});

describe('hall files', () => {
  it('given an export, when it is changed and read in, then it is checked, compared and saved as a version', async () => {
    const page = await settingsPage({ path: '/settings#files' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 YAML' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('hall-demo-v5.yaml');
    const yaml = readFileSync(await download.path(), 'utf8');
    expect(yaml).toContain('租赁合同');

    await page.getByLabel('内容').fill(yaml.replace('expectedMinutes: 25', 'expectedMinutes: lang'));
    await press(page, '读入并检查');
    await page.getByText('业务“贷款申请” · 预计分钟').waitFor();
    await shot(page, 'settings-import-wrong');
    expect(await barriersOn(page)).toEqual([]);
    const better = { name: 'hall.yaml', mimeType: 'application/yaml' };
    const buffer = Buffer.from(yaml.replace('expectedMinutes: 25', 'expectedMinutes: 30'));
    await page.locator('input[type=file]').setInputFiles({ ...better, buffer });
    await page.getByText('贷款申请” · 预计分钟').waitFor({ state: 'detached' });
    await press(page, '读入并检查');
    await saveBar(page).getByText('贷款申请 · 预计分钟：25 → 30').waitFor();
    await shot(page, 'settings-import');
    expect(await barriersOn(page)).toEqual([]);
    await save(page, '贷款时间');
    await goTo(page, '历史');
    await page.getByRole('listitem').filter({ hasText: '文件导入' }).getByText('25 → 30').waitFor();
  });
});

describe('the duty manager', () => {
  it('given no right to change, when looking at the settings, then everything can be read and nothing typed', async () => {
    const page = await settingsPage({ staff: '10', language: 'en', width: 1024, height: 768 });
    await page.getByText('administrators change them').waitFor();
    expect(await page.getByLabel('Tickets from').isDisabled()).toBe(true);
    await shot(page, 'settings-duty-manager-en');
    expect(await barriersOn(page)).toEqual([]);
  });
});

describe('the next business day', () => {
  it('given the hub dies with changes in a page, when it is back, then the page is live again and the changes are still there', async () => {
    const page = await settingsPage();
    await page.getByLabel('大厅名称（英文）').fill('Hall of the Harbour City');
    await saveBar(page).getByText('Hall of the Harbour City').waitFor();
    await hall.killHub();
    await page.getByText('连接中断').waitFor();
    await shot(page, 'settings-hub-away');
    expect(await barriersOn(page)).toEqual([]);
    rewriteHall(hall.directory, (file) => {
      file.timeZone = zoneOfLaterDate();
    });
    await hall.startHub();
    await page.getByText('连接中断').waitFor({ state: 'detached' });
    await saveBar(page).getByText('Hall of the Harbour City').waitFor();
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await saveBar(page).getByText('Hall of the Harbour City').waitFor();
    await open.pop()?.abandon();
  });

  it('given it is opened, when somebody comes, then the new version counts: window 1 calls for the service it was given', async () => {
    const { latest } = await settings();
    await hall.staff('10').does('/day/close');
    await hall.staff('10').does('/day/open');
    expect(await settings()).toMatchObject({ running: latest.number });
    await hall.staff('10').issues('withdrawal-rent');
    await hall.openWindows(1);
    expect(await hall.staff('10').calls(1)).toMatchObject({ ticket: 'B001' });
  });

  it('given all that was done, when the journal is checked offline, then every promise was kept', async () => {
    expect(await checkJournal(hall)).not.toBe('');
  });
});
