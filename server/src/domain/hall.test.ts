import { describe, expect, it } from 'vitest';
import { hallPlan } from './hall.ts';
import { defaultSettings, settingRows, settings } from './settings.ts';
import { planWith } from './testing/plans.ts';

/** The messages a wrong hall file gets. */
function problemsOf(change: object): string[] {
  const result = hallPlan.safeParse({ ...planWith(), ...change });
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}

const service = planWith().services[0]!;

describe('A hall file', () => {
  it('may name services by id, with a rank, or all of them', () => {
    const plan = planWith({
      windows: [
        { number: 1, services: 'all' },
        { number: 2, services: ['loan', { service: 'deposit', rank: 2 }] },
      ],
    });
    expect(plan.windows[0]?.services.map((own) => own.service)).toEqual(['deposit', 'withdrawal', 'loan']);
    expect(plan.windows[1]?.services).toEqual([
      { service: 'loan', rank: 1 },
      { service: 'deposit', rank: 2 },
    ]);
    expect(plan.windows[1]).toMatchObject({ helperServices: [], dedicatedGreen: false, name: null });
  });

  it('is told what is listed twice or not at all', () => {
    expect(problemsOf({ services: [...planWith().services, service] })).toEqual([
      'service deposit is listed twice',
    ]);
    expect(
      problemsOf({
        windows: [
          { number: 1, services: ['deposit'] },
          { number: 1, services: ['pension'], helperServices: ['tax'] },
        ],
      }),
    ).toEqual([
      'window 1 is listed twice',
      'window 1 names service pension, which is not listed',
      'window 1 names service tax, which is not listed',
    ]);
  });

  it('books appointments once, for services it has', () => {
    const slot = { id: 'P1', service: 'deposit', date: '2026-11-23', minute: 600 };
    expect(problemsOf({ appointments: [slot] })).toEqual([]);
    expect(problemsOf({ appointments: [slot, { ...slot, service: 'pension' }] })).toEqual([
      'appointment P1 is listed twice',
      'appointment P1 names service pension, which is not listed',
    ]);
  });

  it('keeps the numbers of the hub, of kiosks without it and of paper books apart', () => {
    expect(problemsOf({ settings: { kioskNumbersTo: 600, offlineNumbersFrom: 601 } })).toEqual([]);
    expect(problemsOf({ settings: { kioskNumbersTo: 501 } })).toEqual([
      'expected a number above kioskNumbersTo (501), the last that the hub gives out',
    ]);
    expect(problemsOf({ settings: { paperNumbersFrom: 501 } })).toEqual([
      'expected a number above offlineNumbersFrom (501), where kiosks’ own numbers begin',
    ]);
  });

  it('has no range behind the last number that its digits can say', () => {
    const ranges = { kioskNumbersTo: 5000, offlineNumbersFrom: 5001, paperNumbersFrom: 8001 };
    expect(problemsOf({ settings: { numberDigits: 4, ...ranges } })).toEqual([]);
    const tooFar = (most: string): string => `expected at most ${most}: numbers have 3 digits (numberDigits)`;
    expect(problemsOf({ settings: ranges })).toEqual([tooFar('999'), tooFar('999'), tooFar('999')]);
    expect(problemsOf({ settings: { paperNumbersFrom: 999 } })).toEqual([]);
    expect(problemsOf({ settings: { paperNumbersFrom: 1000 } })).toEqual([tooFar('999')]);
    expect(problemsOf({ settings: { numberDigits: 4, paperNumbersFrom: 10_000 } })).toHaveLength(1);
    expect(problemsOf({ settings: { numberDigits: 5 } })).toHaveLength(1);
  });

  it('keeps the green channel’s series free where it has numbers of its own', () => {
    const services = [{ ...service, series: 'V' }];
    const windows = [{ number: 1, services: 'all' }];
    expect(problemsOf({ services, windows, settings: { greenDelivery: ['dedicated-numbers'] } })).toEqual([
      'series V is the green channel’s',
    ]);
    expect(problemsOf({ services, windows, settings: {} })).toEqual([]);
    expect(problemsOf({ settings: { greenDelivery: ['dedicated-numbers'] } })).toEqual([]);
  });

  it('writes times as HH:MM', () => {
    expect(problemsOf({ settings: { opensAt: '8:30' } })).toEqual(['a time of day such as "08:30"']);
    expect(problemsOf({ settings: { opensAt: '08:30', closesAt: '24:00' } })).toEqual([]);
  });
});

describe('The table of settings', () => {
  it('has one row per setting, with its default, unit and meaning', () => {
    const rows = settingRows();
    expect(rows.map((row) => row.name)).toEqual(Object.keys(settings.shape));
    expect(rows.find((row) => row.name === 'helpAfterMinutes')).toMatchObject({
      value: '15',
      unit: 'minutes',
    });
    expect(rows.find((row) => row.name === 'greenSelfDeclared')?.value).toBe(
      'employer, pregnant, elderly, disabled',
    );
    for (const row of rows) {
      expect(row.means).toMatch(/\.$/);
      expect(row.unit).not.toBe('undefined');
    }
  });

  it('has the defaults the rules name', () => {
    expect(defaultSettings).toMatchObject({
      misclickGuardSeconds: 2,
      missCalls: 2,
      missCallGapSeconds: 20,
      reinstateTimes: 1,
      reinstateWithinMinutes: 30,
      reinstateAfterCalls: 3,
      helpAfterMinutes: 15,
      promiseRegularMinutes: 45,
      promiseGreenMinutes: 15,
      promiseAppointmentMinutes: 5,
      appointmentEarlyMinutes: 10,
      appointmentLateMinutes: 15,
      priorityRun: 2,
      elderlyFrom: 65,
      greenSeries: 'V',
    });
  });
});
