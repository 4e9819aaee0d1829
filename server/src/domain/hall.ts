import { z } from 'zod';
import {
  agentId,
  bilingual,
  lastNumberOf,
  mostNumberDigits,
  serviceGroups,
  serviceId,
  windowNumber,
} from '@jiaohao/shared';
import type { AgentId, Bilingual, ServiceId, WindowNumber } from '@jiaohao/shared';
import { settings } from './settings.ts';

const guideText = bilingual.nullable().default(null);

/** 办事公开 §24-2: what a member may know of a service before coming. What is null is not said. */
const serviceGuide = z.strictObject({
  /** Policy basis 政策依据. */
  basis: guideText,
  /** Who may have it 办理条件. */
  conditions: guideText,
  /** Procedure 办理流程. */
  procedure: guideText,
  /** Until when it is done 办理时限. */
  timeLimit: guideText,
  /** How to complain 投诉渠道. */
  complaints: guideText,
  /** Local date on which the guide or the documents last changed; written by the hub. */
  changedOn: z.iso.date().nullable().default(null),
});
export type ServiceGuide = Readonly<z.infer<typeof serviceGuide>>;

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
  guide: serviceGuide.prefault({}),
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
  /** Which version of the plan book it is; 0 when it is of none. */
  readonly version: number;
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
  /** Posted on every screen as long as they are in the plan. */
  readonly standingNotices: readonly Bilingual[];
  readonly settings: z.infer<typeof settings>;
}

const written = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens'),
  name: bilingual,
  services: z.array(servicePlan).min(1),
  windows: z.array(windowPlan).min(1),
  appointments: z.array(appointment).default([]),
  standingNotices: z.array(bilingual).max(6).default([]),
  settings: settings.prefault({}),
});
/** A hall as it is written down: `all` is not spelt out yet, and agents stand beside it. */
export type HallAsWritten = z.output<typeof written>;

const shape = written.extend({
  version: z.int().min(0).default(0),
  /** Filled in from the agents of the hall file. */
  kiosks: z.array(agentId).default([]),
  /** Likewise. */
  displays: z.array(z.strictObject({ id: agentId, windows: z.array(windowNumber) })).default([]),
});

/** Where each value stands that stood before already. */
function repeats(
  values: readonly (string | number)[],
): { readonly at: number; readonly value: string | number }[] {
  return values.flatMap((value, at) => (values.indexOf(value) < at ? [{ at, value }] : []));
}

/** Says a problem in both languages; `zh` goes along with the issue, because one message has room for one. */
type Say = (path: (string | number)[], words: Bilingual) => void;

function listedOnce(hall: HallAsWritten, say: Say): void {
  for (const { at, value } of repeats(hall.services.map((s) => s.id)))
    say(['services', at, 'id'], { zh: `业务代号 ${value} 重复。`, en: `service ${value} is listed twice` });
  for (const { at, value } of repeats(hall.windows.map((w) => w.number)))
    say(['windows', at, 'number'], { zh: `${value}号窗口重复。`, en: `window ${value} is listed twice` });
  for (const { at, value } of repeats(hall.appointments.map((booked) => booked.id)))
    say(['appointments', at, 'id'], {
      zh: `预约 ${value} 重复。`,
      en: `appointment ${value} is listed twice`,
    });
}

function servicesKnown(hall: HallAsWritten, say: Say): void {
  const known = new Set(hall.services.map((service) => service.id));
  hall.windows.forEach(({ number, services, helperServices }, at) => {
    const own = services === 'all' ? [] : services.map((entry) => entry.service);
    for (const [field, ids] of [['services', own] as const, ['helperServices', helperServices] as const])
      for (const id of ids.filter((each) => !known.has(each)))
        say(['windows', at, field], {
          zh: `${number}号窗口的业务 ${id} 不在业务列表中。`,
          en: `window ${number} names service ${id}, which is not listed`,
        });
  });
  hall.appointments.forEach(({ id, service }, at) => {
    if (known.has(service)) return;
    say(['appointments', at, 'service'], {
      zh: `预约 ${id} 的业务 ${service} 不在业务列表中。`,
      en: `appointment ${id} names service ${service}, which is not listed`,
    });
  });
}

function greenSeriesFree({ settings, services }: HallAsWritten, say: Say): void {
  if (!settings.greenDelivery.includes('dedicated-numbers')) return;
  const clash = services.findIndex((service) => service.series === settings.greenSeries);
  if (clash >= 0)
    say(['services', clash, 'series'], {
      zh: `字母 ${settings.greenSeries} 已用作绿色通道号段。`,
      en: `series ${settings.greenSeries} is the green channel’s`,
    });
}

/** A range of numbers begins and ends with what the hall's numbers can say; with the most digits each setting ends there by itself. */
function rangesWithinDigits({ settings }: HallAsWritten, say: Say): void {
  if (settings.numberDigits === mostNumberDigits) return;
  const last = lastNumberOf(settings.numberDigits);
  for (const name of ['kioskNumbersTo', 'offlineNumbersFrom', 'paperNumbersFrom'] as const)
    if (settings[name] > last)
      say(['settings', name], {
        zh: `号码是 ${settings.numberDigits} 位数字，最大到 ${last}。`,
        en: `expected at most ${last}: numbers have ${settings.numberDigits} digits (numberDigits)`,
      });
}

/** The hub, the kiosks without it, and the paper books each have a range of numbers, one behind the other. */
function rangesApart({ settings }: HallAsWritten, say: Say): void {
  const { kioskNumbersTo, offlineNumbersFrom, paperNumbersFrom } = settings;
  if (offlineNumbersFrom <= kioskNumbersTo)
    say(['settings', 'offlineNumbersFrom'], {
      zh: `要大于系统发号的最后一个号 ${kioskNumbersTo}。`,
      en: `expected a number above kioskNumbersTo (${kioskNumbersTo}), the last that the hub gives out`,
    });
  if (paperNumbersFrom <= offlineNumbersFrom)
    say(['settings', 'paperNumbersFrom'], {
      zh: `要大于离线号的第一个号 ${offlineNumbersFrom}。`,
      en: `expected a number above offlineNumbersFrom (${offlineNumbersFrom}), where kiosks’ own numbers begin`,
    });
}

function checkHall(
  hall: HallAsWritten,
  problem: { addIssue: (issue: z.core.$ZodSuperRefineIssue) => void },
): void {
  const say: Say = (path, { zh, en }) =>
    problem.addIssue({ code: 'custom', path, message: en, params: { zh } });
  listedOnce(hall, say);
  servicesKnown(hall, say);
  greenSeriesFree(hall, say);
  rangesWithinDigits(hall, say);
  rangesApart(hall, say);
}

/** Schema of a hall as it is written down, with what must hold across its parts. */
export const hallAsWritten = written.superRefine(checkHall);

/** Schema of a {@link HallPlan} as a hall file writes it, checked likewise. */
export const hallPlan = shape.superRefine(checkHall).transform((hall): HallPlan => ({
  ...hall,
  windows: hall.windows.map((window) => ({
    ...window,
    services:
      window.services === 'all' ? hall.services.map(({ id }) => ({ service: id, rank: 1 })) : window.services,
  })),
}));
/** A hall as its file may write it: defaults left out, services by id or `all`. */
export type HallPlanInput = z.input<typeof hallPlan>;
