import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WholeHall } from '../hall/whole-hall.ts';
import { launchChromium } from './chromium.ts';
import { openWatchedPage } from './watched-page.ts';

/** Before a measure the page has seen all it ever keeps. */
const warmUp = 80;
const rounds = 4;
/** A longer look: `JIAOHAO_SOAK=500 npx vitest run --project pages tests/browser/board-soak.test.ts`. */
const callsEachRound = Number(process.env['JIAOHAO_SOAK'] ?? 40);
/** Calls are not made faster than the board can show them. */
const ahead = 10;

/**
 * Runs in the page before its own script: its timers run twenty times as fast, its sentences forty times. A call has a
 * sixth of a second in the light, and a hub that has not spoken for 0.6 s counts as lost: the page connects anew many times
 * a minute, as it would in weeks.
 */
const fast = `(() => {
  const { setTimeout: later, setInterval: every } = window;
  window.setTimeout = (work, ms, ...more) => later(work, (ms ?? 0) / 20, ...more);
  window.setInterval = (work, ms, ...more) => every(work, (ms ?? 0) / 20, ...more);
  const make = BaseAudioContext.prototype.createBufferSource;
  BaseAudioContext.prototype.createBufferSource = function () {
    const source = make.call(this);
    source.playbackRate.value = 40;
    return source;
  };
  window.sentences = 0;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    window.sentences += 1;
    return start.apply(this, when);
  };
  window.connections = 0;
  const Source = window.EventSource;
  window.EventSource = class extends Source {
    constructor(...how) {
      super(...how);
      window.connections += 1;
    }
  };
})()`;

/** Windows call at once, and a longer look takes more numbers than three digits have. */
const settings = {
  misclickGuardSeconds: 0,
  numberDigits: 4,
  kioskNumbersTo: 5000,
  offlineNumbersFrom: 5001,
  paperNumbersFrom: 8001,
};

let hall: WholeHall;
let browser: Browser;
beforeAll(async () => {
  [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall(file) {
        file.hall.settings = { ...file.hall.settings, ...settings };
      },
      changeDisplay(file) {
        delete file['voice'];
      },
    }),
    // Without compiling: the heap holds what the page keeps, not what the engine makes of its code.
    launchChromium('--autoplay-policy=no-user-gesture-required', '--js-flags=--jitless'),
  ]);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

interface Footprint {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the page holds once its garbage is gone. */
async function footprint(cdp: CDPSession): Promise<Footprint> {
  for (let n = 0; n < 3; n += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { heapBytes: usedSize, nodes, listeners: jsEventListeners };
}

const counters = [
  [1, 'deposit-change'],
  [3, 'withdrawal-rent'],
  [6, 'loan-repayment'],
] as const;

/** So many tickets taken and called, the last of them seen in the light. */
async function callMany(page: Page, count: number): Promise<void> {
  const manager = hall.staff('10');
  for (let n = 0; n < count; n += 1) {
    const [window, service] = counters[n % counters.length] ?? counters[0];
    await manager.issues(service);
    const { ticket } = await manager.calls(window);
    if (n % ahead === ahead - 1) await page.locator('.light').getByText(ticket, { exact: true }).waitFor();
  }
}

describe('a board that hangs in the hall for weeks', () => {
  it('given hundreds of calls, shown and spoken, over many connections, then it holds no more than after the first', async () => {
    await hall.openWindows(1, 3, 6);
    const watched = await openWatchedPage(browser, `${hall.hub.address}/board/demo?voice=on`, {
      width: 1920,
      height: 1080,
      prepare: (context) => context.addInitScript(fast),
    });
    const { page } = watched;
    await page.getByLabel('本屏播报语音').waitFor();
    const cdp = await page.context().newCDPSession(page);
    await callMany(page, warmUp);
    const prints: Footprint[] = [await footprint(cdp)];
    for (let round = 0; round < rounds; round += 1) {
      await callMany(page, callsEachRound);
      prints.push(await footprint(cdp));
    }
    const connections = Number(await page.evaluate('connections'));
    const sentences = Number(await page.evaluate('sentences'));
    process.stdout.write(
      `the board after ${warmUp} calls and then every ${callsEachRound}, ${connections} connections and ${sentences} sentences:\n` +
        prints
          .map(
            ({ heapBytes, nodes, listeners }) =>
              `  ${(heapBytes / 1e6).toFixed(2)} MB heap, ${nodes} nodes, ${listeners} listeners`,
          )
          .join('\n') +
        '\n',
    );
    const [first, last] = [prints[0], prints.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was measured');
    expect(connections).toBeGreaterThan(15);
    expect(sentences).toBeGreaterThan(rounds * callsEachRound * 0.8);
    expect(last.heapBytes - first.heapBytes).toBeLessThan(first.heapBytes * 0.05);
    expect(last.nodes - first.nodes).toBeLessThan(100);
    expect(last.listeners - first.listeners).toBeLessThan(20);
    await watched.close();
  }, 600_000);
});
