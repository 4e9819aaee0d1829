import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StaffRole } from '@jiaohao/shared';
import type { Hall } from '../../runtime/hall.ts';
import { issue, silentLog } from '../../testing/hall.ts';
import { createHttp, type HttpServer } from '../server.ts';
import { openHallWithPages, type HallWithPages } from '../testing/hall-with-pages.ts';
import { asSession } from '../testing/in-roles.ts';
import { listenTo } from '../testing/listen-to.ts';

let hall: HallWithPages;
let http: HttpServer;
let base: string;
/** How many listen to the hall, to its devices and to the clock for its pages' sake. */
let listening = 0;
let nobody: Promise<void>;

let left: () => void;

/** Counts one more that listens, until it stops. */
function counted(stop: () => void): () => void {
  let stopped = false;
  listening += 1;
  return () => {
    stop();
    if (stopped) return;
    stopped = true;
    listening -= 1;
    if (listening === 0) left();
  };
}

beforeEach(async () => {
  listening = 0;
  nobody = new Promise((resolve) => (left = resolve));
  hall = await openHallWithPages();
  const { context } = hall;
  const { hall: itself, devices, refreshing } = context;
  const watchedHall: Hall = {
    submit: (wish) => itself.submit(wish),
    waiting: (lane) => itself.waiting(lane),
    look: (see) => itself.look(see),
    firstAnswer: (id) => itself.firstAnswer(id),
    onRecorded: (listener) => counted(itself.onRecorded(listener)),
    close: () => itself.close(),
  };
  const pages: HallWithPages['context'] = {
    ...context,
    hall: watchedHall,
    devices: { ...devices, onChange: (listener) => counted(devices.onChange(listener)) },
    refreshing: { join: (lookAgain) => counted(refreshing.join(lookAgain)) },
  };
  const metrics = { text: () => Promise.resolve(''), contentType: 'text/plain', token: null };
  http = await createHttp({ of: () => pages, watch: context.watch, metrics, log: silentLog });
  base = `http://127.0.0.1:${await http.listen('127.0.0.1', 0)}`;
});
afterEach(async () => {
  await http.close();
  await hall.close();
});

const streams: readonly [string, StaffRole][] = [
  ['/api/live', 'duty-manager'],
  ['/api/windows/1/live', 'clerk'],
  ['/api/desk/live', 'consultant'],
  ['/api/track/A001/live', 'consultant'],
];

it.each(streams)(
  'given nobody looks at %s, before and after somebody did, then nothing is kept going for it',
  async (path, role) => {
    await hall.under.send(issue());
    const token = hall.trackers.tokenOf({ date: '2026-11-23', ticket: 'A001' });
    expect(listening).toBe(0);
    const page = await listenTo(base + path.replace('A001', token), asSession(hall.as(role)));
    await page.next();
    expect(listening).toBeGreaterThan(0);
    page.hangUp();
    await nobody;
  },
);
