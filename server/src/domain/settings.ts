import { z } from 'zod';
import { greenReasons, lastNumberOf, mostNumberDigits, numberDigits } from '@jiaohao/shared';

/** What a setting is counted in. */
export type SettingUnit = 'minutes' | 'seconds' | 'count' | 'years' | 'time of day' | 'choice' | 'letter';

const row = (unit: SettingUnit, description: string) => ({ unit, description });
const minutes = (value: number, means: string) =>
  z.number().min(0).max(1440).default(value).meta(row('minutes', means));
const seconds = (value: number, means: string) =>
  z.number().min(0).max(600).default(value).meta(row('seconds', means));
const count = (value: number, most: number, means: string) =>
  z.int().min(1).max(most).default(value).meta(row('count', means));
/** What a hall's own numbers end with depends on their digits: the plan is checked for it. */
const lastInAnyHall = lastNumberOf(mostNumberDigits);
const timeOfDay = (value: string, means: string) =>
  z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as "08:30"')
    .default(value)
    .meta(row('time of day', means));

/** How the green channel reaches its members (§20-1-2), beside windows of its own, which the window says itself. */
const greenDeliveries = ['priority-calling', 'dedicated-numbers'] as const;

/**
 * Every number of the hall's rules, with its default and what it means. One row per setting: the README's table is
 * made from here. A running day keeps the settings it was opened with.
 */
export const settings = z.strictObject({
  opensAt: timeOfDay('00:00', 'Kiosks issue from this time on. Staff at the desk may issue before it.'),
  closesAt: timeOfDay('24:00', 'Closing time: the day drains. Whoever waits or still comes is served.'),
  lingerMinutes: minutes(10, 'A drained day with nobody left closes by itself after this time.'),
  signIn: z
    .enum(['required', 'optional'])
    .default('required')
    .meta(
      row('choice', 'Whether a clerk must log in before a window opens; `optional`: the call key opens it.'),
    ),
  misclickGuardSeconds: seconds(2, 'A second call key within this time of the last call calls nobody.'),
  missCalls: count(2, 9, 'Calls a member gets before the ticket may be marked as missed.'),
  missCallGapSeconds: seconds(20, 'Calls closer together than this count as one towards a miss.'),
  reinstateTimes: count(1, 9, 'How often one missed ticket may be reinstated.'),
  reinstateWithinMinutes: minutes(30, 'A missed ticket may be reinstated for this long.'),
  reinstateAfterCalls: count(3, 50, 'A reinstated ticket is called after this many others of its service.'),
  helpAfterMinutes: minutes(
    15,
    'A helper service joins a window with work of its own when its head waited longer.',
  ),
  promiseRegularMinutes: minutes(45, 'Regular tickets that waited longer are overdue.'),
  promiseGreenMinutes: minutes(15, 'Green-channel tickets that waited longer are overdue.'),
  promiseAppointmentMinutes: minutes(5, 'Appointments not called this long after their slot are overdue.'),
  appointmentEarlyMinutes: minutes(10, 'An appointment is due this long before its slot.'),
  appointmentLateMinutes: minutes(15, 'Who checks in later than this after the slot queues as regular.'),
  priorityRun: count(
    2,
    20,
    'Priority calls in a row of a service before a waiting regular ticket comes first.',
  ),
  greenDelivery: z
    .array(z.enum(greenDeliveries))
    .default(['priority-calling'])
    .meta(
      row(
        'choice',
        'How the green channel is given, beside dedicated windows: priority calling, numbers of its own.',
      ),
    ),
  greenSeries: z
    .string()
    .regex(/^[A-Z]$/, 'one capital letter')
    .default('V')
    .meta(row('letter', 'Series of green-channel numbers, with `dedicated-numbers`.')),
  greenSelfDeclared: z
    .array(z.enum(greenReasons))
    .default(['employer', 'pregnant', 'elderly', 'disabled'])
    .meta(row('choice', 'Reasons a member may claim at a kiosk; the others are granted by staff.')),
  elderlyFrom: z
    .int()
    .min(50)
    .max(100)
    .default(65)
    .meta(row('years', 'Age from which the green channel is offered at the kiosk.')),
  employerAgentsHoldSeveral: z
    .boolean()
    .default(true)
    .meta(row('choice', 'Whether an employer’s agent may hold several open tickets of one service.')),
  numberDigits: numberDigits
    .default(3)
    .meta(
      row(
        'count',
        'How many digits a ticket’s number has, 3 or 4: A001 to A999, or A0001 to A9999. The ranges below end with it.',
      ),
    ),
  kioskNumbersTo: count(
    500,
    lastInAnyHall,
    'Last number of a series that the hub gives out; those above stay free for numbers written by hand.',
  ),
  offlineNumbersFrom: count(
    501,
    lastInAnyHall,
    'First number of a series that kiosks give out without the hub (离线号).',
  ),
  offlineBlock: count(20, 2000, 'How many such numbers of a series a kiosk has at a time.'),
  paperNumbersFrom: count(801, lastInAnyHall, 'First number of a series in the desk’s paper books.'),
  paperBlock: count(40, 2000, 'How many such numbers of a series a desk’s browser has at a time.'),
  nearEndTickets: count(
    40,
    1000,
    'About how many tickets a roll still gives once its printer says that the paper is near its end.',
  ),
  escalateAfterMinutes: minutes(
    15,
    'An incident without an estimate goes to the duty manager after this time; with one, when the estimate has passed.',
  ),
  longAbsenceMinutes: minutes(
    20,
    'A clerk who pauses the window for longer is on the duty manager’s list of long absences.',
  ),
  longOutageMinutes: minutes(30, 'An outage estimated longer than this stops its services from issuing.'),
  crowdedPerWindow: count(8, 500, 'More waiting than this for each open window: the duty manager is told.'),
  crowdedWaitMinutes: minutes(40, 'The longest wait of a service that the duty manager is told of.'),
  estimatePriorWeight: count(
    5,
    100,
    'How many services the expected time of a service weighs in its estimate.',
  ),
});

/** All settings of a hall, complete. Times of day are `HH:MM`, the rest as the row's unit says. */
export type Settings = z.infer<typeof settings>;

/** The settings of a hall that sets none. */
export const defaultSettings: Settings = settings.parse({});

/** One row per setting, for the README's table and the technician's page. */
export function settingRows(): { name: string; value: string; unit: string; means: string }[] {
  const defaults: Record<string, unknown> = defaultSettings;
  return Object.entries(settings.shape).map(([name, schema]) => {
    const meta = schema.meta();
    const value = defaults[name];
    return {
      name,
      value: Array.isArray(value) ? value.join(', ') : String(value),
      unit: String(meta?.['unit']),
      means: String(meta?.description),
    };
  });
}
