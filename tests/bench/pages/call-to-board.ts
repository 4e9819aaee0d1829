import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openWatchedPage } from '../../browser/watched-page.ts';
import { inBenchDirectory, type Bench } from '../bench.ts';
import { betweenPressesMs, serviceAt, takeTicket } from '../call-path.ts';
import { judge } from '../judge.ts';
import { openMeasuredHall, type MeasuredHall } from '../measured-hall.ts';
import { openRawLimits, type RawLimits } from '../raw-limits.ts';
import { head, row, Samples } from '../samples.ts';

const barMs = 100;
const calls = 240;
/** The first of each window open it, and code is compiled. */
const warmUp = 24;
const patienceMs = 20_000;
const television = { width: 1920, height: 1080 };

/** Runs in the page before its own script: when each call first stood in the document, by the page's clock. */
const noteCalls = `(() => {
  window.callsInPage = new Map();
  new MutationObserver(() => {
    const at = performance.now();
    for (const { dataset } of document.querySelectorAll('[data-call]'))
      if (!window.callsInPage.has(dataset.call)) window.callsInPage.set(dataset.call, at);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-call'] });
  window.callInPage = async (call) => {
    for (const end = performance.now() + ${patienceMs}; performance.now() < end; )
      if (window.callsInPage.has(call)) return window.callsInPage.get(call);
      else await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error(call + ' did not come to the board: the path is broken, not slow');
  };
})()`;

interface Measured {
  readonly hall: MeasuredHall;
  readonly page: Page;
  readonly raw: RawLimits;
  readonly path: Samples;
  readonly shown: Samples;
  readonly floor: Samples;
}

/** From the frame that a keypad writes on its pty to the call in the hall board's document, in Chromium. */
export function benchCallToBoard(bench: Bench, browser: Browser): Promise<void> {
  return inBenchDirectory((directory) => measure(bench, browser, directory));
}

async function measure({ print, bars }: Bench, browser: Browser, directory: string): Promise<void> {
  const raw = await openRawLimits(directory);
  const hall = await openMeasuredHall(directory);
  const board = await openWatchedPage(browser, `${hall.address}/board/demo`, {
    ...television,
    prepare: (context) => context.addInitScript(noteCalls),
  });
  const path = new Samples('keypad frame → the call in the board’s document');
  const shown = new Samples('the same, after the call was heard as screens hear it (−: before)');
  const floor = new Samples('the machine alone: pty + MQTT + one commit');
  try {
    await board.page.getByRole('heading', { level: 1 }).getByText('示范市').waitFor();
    await takeAll({ hall, page: board.page, raw, path, shown, floor });
  } finally {
    await board.abandon();
    await hall.close();
    await raw.close();
  }
  print(head('A press of the call key, seen on the hall board'));
  print(row(floor));
  print(row(path, floor));
  print(row(shown));
  print('');
  judge(bars, path, floor, barMs);
  print('');
}

async function takeAll(measured: Measured): Promise<void> {
  const answeredAt = new Map<number, number>();
  const { path, shown, floor, raw } = measured;
  for (let n = 0; n < warmUp + calls; n += 1) {
    if (n === warmUp) for (const samples of [path, shown, floor]) samples.forget();
    const at = n % serviceAt.length;
    await callOne(measured, at + 1, serviceAt[at] ?? 'deposit-change', answeredAt);
    const { pty, mqtt, commit } = await raw.takeOne();
    floor.add(pty + mqtt + commit);
  }
}

async function callOne(
  { hall, page, path, shown }: Measured,
  window: number,
  service: string,
  answeredAt: Map<number, number>,
): Promise<void> {
  const ticket = await takeTicket(hall, service, new Samples('unused'));
  await pause(Math.max(0, (answeredAt.get(window) ?? -Infinity) + betweenPressesMs - performance.now()));
  const result = hall.frame(
    `the answer to keypad ${window}`,
    ({ link, message }) =>
      link === 'counter-bus' &&
      message.kind === 'result' &&
      'address' in message &&
      message.address === window,
  );
  const decision = hall.called(ticket);
  const ahead = await clockAhead(page);
  const began = performance.now();
  hall.simulator.hall.at('keypad', { window })?.press('call', []);
  const { message, at } = await result;
  // From the answer on: however late the press was decided, the next one is no misclick.
  answeredAt.set(window, at);
  if (!('ok' in message) || message.ok !== true) throw new Error(`${ticket} was refused at window ${window}`);
  const there = Number(await page.evaluate(`callInPage('${ticket}→${window}')`)) - ahead;
  path.add(there - began);
  shown.add(there - (await decision));
}

/** How far the page's clock is ahead of ours, ms: of several questions, by the one that was answered soonest. */
async function clockAhead(page: Page): Promise<number> {
  let best = { took: Infinity, ahead: 0 };
  for (let n = 0; n < 3; n += 1) {
    const asked = performance.now();
    const theirs = Number(await page.evaluate('performance.now()'));
    const took = performance.now() - asked;
    if (took < best.took) best = { took, ahead: theirs - (asked + took / 2) };
  }
  return best.ahead;
}
