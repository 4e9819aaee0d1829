import { z } from 'zod';
import { agentId, bilingual, serviceGroups, serviceId, windowNumber } from '@jiaohao/shared';
import type { AgentId, Bilingual, ServiceId, WindowNumber } from '@jiaohao/shared';
import { settings } from './settings.ts';

const servicePlan = z.strictObject({
  id: serviceId,
  name: bilingual,
  group: z.enum(serviceGroups),
  /** Series letter of its numbers; services may share one. */
  series: z.string().regex(/^[A-Z]$/, 'one capital letter'),
  /** What to have ready (一次性告知 §17-2). */
  documents: z.array(bilingual).default([]),
  /** Expected minutes at the window, until the day's own times say better. */
  expectedMinutes: z.number().positive().max(480),
  /** Must lay a card at the kiosk; the desk may issue without. */
  needsCard: z.boolean().default(false),
});
export type ServicePlan = Readonly<z.infer<typeof servicePlan>>;

/** A service at a window. Lower rank first; equal ranks queue together by age. */
export interface RankedService {
  readonly service: ServiceId;
  readonly rank: number;
}

const ranked = z.union([
  serviceId.transform((service) => ({ service, rank: 1 })),
  z.strictObject({ service: serviceId, rank: z.int().min(1).max(9).default(1) }),
]);

const windowPlan = z.strictObject({
  number: windowNumber,
  /** What its board shows when idle; null: 3号窗口. */
  name: bilingual.nullable().default(null),
  /** Its own services: ids, or `{ service, rank }`, or `all` (一窗式 §9-1). */
  services: z.union([z.literal('all'), z.array(ranked).min(1)]),
  /** Taken only when its own are empty or the helper service's head has waited past `helpAfterMinutes`. */
  helperServices: z.array(serviceId).default([]),
  /** 专窗: green channel first, without the bound of priority calls (§20-1-2). */
  dedicatedGreen: z.boolean().default(false),
});

interface WindowPlan {
  readonly number: WindowNumber;
  readonly name: Bilingual | null;
  readonly services: readonly RankedService[];
  readonly helperServices: readonly ServiceId[];
  readonly dedicatedGreen: boolean;
}

const appointment = z.strictObject({
  id: z.string().min(1).max(40),
  service: serviceId,
  date: z.iso.date(),
  /** Minutes since local midnight. */
  minute: z.int().min(0).max(1439),
  /** Keyed hash of the person it is for, when known. */
  memberKey: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
/** A booked slot, kept outside the day until its date. */
type Appointment = Readonly<z.infer<typeof appointment>>;

/**
 * What decide needs to know of a hall before its day opens. `dayOpened` carries it into the journal: a running day
 * keeps the plan it was opened with, whatever becomes of the hall file.
 */
export interface HallPlan {
  readonly id: string;
  readonly name: Bilingual;
  readonly services: readonly ServicePlan[];
  readonly windows: readonly WindowPlan[];
  /** Its kiosks, in the order of the hall file: which numbers are whose without the hub goes by it. */
  readonly kiosks: readonly AgentId[];
  /** Its display agents, and the windows whose boards and keypads hang on each. */
  readonly displays: readonly { readonly id: AgentId; readonly windows: readonly WindowNumber[] }[];
  /** Bookings for any date; a day takes its own when it opens. */
  readonly appointments: readonly Appointment[];
  readonly settings: z.infer<typeof settings>;
}

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens'),
  name: bilingual,
  services: z.array(servicePlan).min(1),
  windows: z.array(windowPlan).min(1),
  /** Filled in from the agents of the hall file. */
  kiosks: z.array(agentId).default([]),
  /** Likewise. */
  displays: z.array(z.strictObject({ id: agentId, windows: z.array(windowNumber) })).default([]),
  appointments: z.array(appointment).default([]),
  settings: settings.prefault({}),
});

function duplicates(values: readonly (string | number)[]): (string | number)[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

type Say = (path: (string | number)[], message: string) => void;

function listedOnce(hall: z.output<typeof shape>, say: Say): void {
  for (const id of duplicates(hall.services.map((s) => s.id)))
    say(['services'], `service ${id} is listed twice`);
  for (const no of duplicates(hall.windows.map((w) => w.number)))
    say(['windows'], `window ${no} is listed twice`);
  for (const id of duplicates(hall.appointments.map((booked) => booked.id))) {
    say(['appointments'], `appointment ${id} is listed twice`);
  }
}

function servicesKnown(hall: z.output<typeof shape>, say: Say): void {
  const known = new Set(hall.services.map((service) => service.id));
  hall.windows.forEach(({ number, services, helperServices }, at) => {
    const own = services === 'all' ? [] : services.map((entry) => entry.service);
    for (const id of [...own, ...helperServices].filter((each) => !known.has(each))) {
      say(['windows', at, 'services'], `window ${number} names service ${id}, which is not listed`);
    }
  });
  hall.appointments.forEach(({ id, service }, at) => {
    if (known.has(service)) return;
    say(['appointments', at, 'service'], `appointment ${id} names service ${service}, which is not listed`);
  });
}

function greenSeriesFree({ settings, services }: z.output<typeof shape>, say: Say): void {
  if (!settings.greenDelivery.includes('dedicated-numbers')) return;
  const clash = services.findIndex((service) => service.series === settings.greenSeries);
  if (clash >= 0) say(['services', clash, 'series'], `series ${settings.greenSeries} is the green channel’s`);
}

/** The hub, the kiosks without it, and the paper books each have a range of numbers, one behind the other. */
function rangesApart({ settings }: z.output<typeof shape>, say: Say): void {
  const { kioskNumbersTo, offlineNumbersFrom, paperNumbersFrom } = settings;
  if (offlineNumbersFrom <= kioskNumbersTo) {
    const message = `expected a number above kioskNumbersTo (${kioskNumbersTo}), the last that the hub gives out`;
    say(['settings', 'offlineNumbersFrom'], message);
  }
  if (paperNumbersFrom <= offlineNumbersFrom) {
    const message = `expected a number above offlineNumbersFrom (${offlineNumbersFrom}), where kiosks’ own numbers begin`;
    say(['settings', 'paperNumbersFrom'], message);
  }
}

/** Schema of a {@link HallPlan} as a hall file writes it, with what must hold across its parts. */
export const hallPlan = shape
  .superRefine((hall, problem) => {
    const say: Say = (path, message) => problem.addIssue({ code: 'custom', path, message });
    listedOnce(hall, say);
    servicesKnown(hall, say);
    greenSeriesFree(hall, say);
    rangesApart(hall, say);
  })
  .transform((hall): HallPlan => ({
    ...hall,
    windows: hall.windows.map((window) => ({
      ...window,
      services:
        window.services === 'all'
          ? hall.services.map(({ id }) => ({ service: id, rank: 1 }))
          : window.services,
    })),
  }));
/** A hall as its file may write it: defaults left out, services by id or `all`. */
export type HallPlanInput = z.input<typeof hallPlan>;
