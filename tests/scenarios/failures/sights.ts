import { z } from 'zod';
import { eventually } from '../../hall/eventually.ts';
import { numberOn, type Slip } from '../../hall/bench.ts';
import type { KioskId, WholeHall } from '../../hall/whole-hall.ts';

const incident = z.looseObject({
  id: z.string(),
  subject: z.looseObject({ id: z.string() }),
  fault: z.string(),
  waitsForClearing: z.boolean(),
  repairBy: z.int().nullable(),
});
export type IncidentSeen = z.infer<typeof incident>;

/** The list of what does not work, as the duty manager has it. */
export async function incidents(hall: WholeHall): Promise<IncidentSeen[]> {
  return z.array(incident).parse(await hall.hub.read('/incidents'));
}

/** A look for an open incident, for {@link eventually} and the watch. */
export const incidentOf =
  (hall: WholeHall, subject: string, fault: string) => async (): Promise<IncidentSeen | undefined> =>
    (await incidents(hall)).find((each) => each.subject.id === subject && each.fault === fault);

/** Waits until nothing is wrong with the subject any more. */
export function isOver(hall: WholeHall, subject: string, deadlineMs?: number): Promise<true> {
  return eventually(
    `nothing wrong with ${subject}`,
    async () => ((await incidents(hall)).every((each) => each.subject.id !== subject) ? true : undefined),
    deadlineMs,
  );
}

/** A look at a kiosk's page that is seen once its fields are as given. */
export const kioskShows =
  (hall: WholeHall, kiosk: KioskId, fields: Readonly<Record<string, unknown>>) =>
  async (): Promise<Record<string, unknown> | undefined> => {
    const page = await hall.kiosk(kiosk).now();
    return Object.entries(fields).every(([name, value]) => page[name] === value) ? page : undefined;
  };

const duty = z.looseObject({
  mode: z.string(),
  windows: z.array(
    z.looseObject({
      window: z.int(),
      status: z.string(),
      ticket: z.string().nullable(),
      display: z.string(),
      input: z.string(),
    }),
  ),
  kiosks: z.array(z.looseObject({ id: z.string(), state: z.string(), prints: z.boolean() })),
  tasks: z.array(z.looseObject({ kind: z.string(), id: z.string() })),
  alerts: z.array(
    z.looseObject({
      service: z.string(),
      actions: z.array(z.looseObject({ n: z.int(), zh: z.string(), en: z.string() })),
    }),
  ),
});
type WindowSeen = z.infer<typeof duty>['windows'][number];

/** The hall as its duty manager sees it. */
export async function dutyView(hall: WholeHall): Promise<z.infer<typeof duty>> {
  return duty.parse(await hall.hub.read('/duty'));
}

/** A look at a window in the duty manager's view that is seen once its fields are as given. */
export const windowHas =
  (hall: WholeHall, number: number, fields: Partial<WindowSeen>) =>
  async (): Promise<WindowSeen | undefined> => {
    const seen = (await dutyView(hall)).windows.find(({ window }) => window === number);
    return Object.entries(fields).every(([name, value]) => seen?.[name] === value) ? seen : undefined;
  };

/** A look for something a person is asked to do. */
export const taskFor = (hall: WholeHall, kind: string, id: string) => async (): Promise<true | undefined> =>
  (await dutyView(hall)).tasks.some((task) => task.kind === kind && task.id === id) ? true : undefined;

const withNumber = z.looseObject({ slip: z.looseObject({ ticket: z.string() }) });

/** Somebody takes a ticket at a kiosk by touch and is shown its number instead of paper; returns the number. */
export async function takeOnScreen(hall: WholeHall, kiosk: KioskId, service: string): Promise<string> {
  const page = hall.kiosk(kiosk);
  await page.leave();
  await page.takeWithoutCard(service);
  return withNumber.parse(await page.shows('on-screen')).slip.ticket;
}

/** Somebody takes a ticket at a kiosk by touch; returns the paper. */
export async function takeOnPaper(hall: WholeHall, kiosk: KioskId, service: string): Promise<Slip> {
  const already = (await hall.bench.paper(kiosk)).filter(({ cut }) => cut !== null).length;
  const page = hall.kiosk(kiosk);
  await page.leave();
  await page.takeWithoutCard(service);
  return hall.bench.nextSlip(kiosk, already);
}

export { numberOn };

/** Everybody who waits is called at a window that serves all, and done: the next scenario finds an empty hall. */
export async function emptyHall(hall: WholeHall): Promise<void> {
  const manager = hall.staff('10');
  const { headers } = await hall.hub.logIn('10');
  const all = z
    .array(z.looseObject({ ticket: z.string(), state: z.string(), window: z.int().nullable() }))
    .parse((await hall.hub.get('/tickets?limit=1000', headers)).body);
  for (const { ticket, state, window } of all) {
    if (window !== null) await manager.does(`/windows/${window}/finish`);
    else if (['waiting', 'held', 'transferred', 'interrupted'].includes(state))
      await manager.does(`/tickets/${ticket}/cancel`, { reason: '演练结束' });
  }
}
