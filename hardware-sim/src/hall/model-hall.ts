/** Minutes and hours of the day, milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A service as people come for it. */
export interface ModelService {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly group: 'deposit' | 'withdrawal' | 'loan';
  readonly series: string;
  /** Median minutes at the window, and how widely they spread (sigma of the logarithm). */
  readonly minutes: number;
  readonly spread: number;
  /** Who comes without an appointment in an hour of ordinary business. */
  readonly perHour: number;
  /** Share of the quarter-hour slots from 09:00 that are booked. */
  readonly booked: number;
}

export interface ModelWindow {
  readonly number: number;
  readonly services: readonly string[] | 'all';
  readonly helperServices: readonly string[];
  readonly clerk: string;
}

/** A middle-sized centre: eight windows, five services, about 350 visits a day. */
export const services: readonly ModelService[] = [
  {
    id: 'deposit',
    zh: '缴存变更',
    en: 'Deposit changes',
    group: 'deposit',
    series: 'A',
    minutes: 5.5,
    spread: 0.45,
    perHour: 15,
    booked: 0,
  },
  {
    id: 'rent',
    zh: '租房提取',
    en: 'Withdrawal for rent',
    group: 'withdrawal',
    series: 'B',
    minutes: 6,
    spread: 0.4,
    perHour: 17,
    booked: 0.15,
  },
  {
    id: 'purchase',
    zh: '购房提取',
    en: 'Withdrawal for purchase',
    group: 'withdrawal',
    series: 'B',
    minutes: 10,
    spread: 0.45,
    perHour: 5,
    booked: 0.25,
  },
  {
    id: 'loan',
    zh: '贷款申请',
    en: 'Loan application',
    group: 'loan',
    series: 'C',
    minutes: 18,
    spread: 0.4,
    perHour: 2.4,
    booked: 0.35,
  },
  {
    id: 'repay',
    zh: '提前还款',
    en: 'Early repayment',
    group: 'loan',
    series: 'C',
    minutes: 7,
    spread: 0.35,
    perHour: 5.5,
    booked: 0.05,
  },
];

export const windows: readonly ModelWindow[] = [
  { number: 1, services: ['deposit'], helperServices: ['rent'], clerk: '11' },
  { number: 2, services: ['deposit'], helperServices: [], clerk: '12' },
  { number: 3, services: ['rent', 'purchase'], helperServices: ['deposit'], clerk: '13' },
  { number: 4, services: ['rent', 'purchase'], helperServices: [], clerk: '14' },
  { number: 5, services: ['rent', 'purchase'], helperServices: [], clerk: '15' },
  { number: 6, services: ['loan', 'repay'], helperServices: [], clerk: '16' },
  { number: 7, services: ['loan', 'repay'], helperServices: ['purchase'], clerk: '17' },
  { number: 8, services: 'all', helperServices: [], clerk: '18' },
];

/** Staff beside the clerks. */
export const desk = '80';
export const dutyManager = '90';

/** When kiosks issue and the hall closes, milliseconds since midnight. */
export const opensAt = 8.5 * HOUR;
export const closesAt = 17 * HOUR;

/** How busy each hour is, by its beginning, against ordinary business. */
export const profile: ReadonlyMap<number, number> = new Map([
  [8, 1.1],
  [9, 1.25],
  [10, 1.2],
  [11, 0.9],
  [12, 0.5],
  [13, 0.8],
  [14, 1.15],
  [15, 1],
  [16, 0.55],
]);

/** A hall with settings of its own, so that rules are tried beyond their defaults. */
export interface HallVariant {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Dedicated green windows 专窗. */
  readonly dedicated: readonly number[];
}

/** A booked slot as the hall's booking book has it. */
export interface Booking {
  readonly id: string;
  readonly service: string;
  /** Minutes since midnight. */
  readonly minute: number;
  readonly memberKey: string | null;
}

/** The model hall in the form of a hall file, for a local date. */
export function hallFile(variant: HallVariant, bookings: readonly Booking[], date: string) {
  return {
    id: 'model',
    name: { zh: '模型大厅', en: 'Model hall' },
    services: services.map(({ id, zh, en, group, series, minutes }) => ({
      id,
      name: { zh, en },
      group,
      series,
      expectedMinutes: minutes,
    })),
    windows: windows.map((window) => ({
      number: window.number,
      services: window.services === 'all' ? ('all' as const) : [...window.services],
      helperServices: [...window.helperServices],
      dedicatedGreen: variant.dedicated.includes(window.number),
    })),
    appointments: bookings.map((booking) => ({ ...booking, date })),
    settings: { opensAt: '08:30', closesAt: '17:00', ...variant.settings },
  };
}
