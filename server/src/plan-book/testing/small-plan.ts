import { join } from 'node:path';
import { silentLog } from '../../testing/hall.ts';
import { createEquipmentBook, type EquipmentBook } from '../equipment-book.ts';
import { openPlanBooks, type PlanBook } from '../plan-book.ts';
import { standOn, type StandingPlan } from '../standing-plan.ts';
import { writtenPlan, type WrittenPlan } from '../written-plan.ts';

/** The small hall of the tests as it is written down, with a kiosk and a display agent. */
export function smallPlan(): WrittenPlan {
  const service = (id: string, series: string, group: 'deposit' | 'withdrawal') => ({
    id,
    series,
    group,
    name: { zh: id, en: id },
    expectedMinutes: 5,
  });
  return writtenPlan.parse({
    hall: {
      id: 'centre',
      name: { zh: '大厅', en: 'The hall' },
      services: [service('deposit', 'A', 'deposit'), service('withdrawal', 'B', 'withdrawal')],
      windows: [
        { number: 1, services: ['deposit'] },
        { number: 2, services: ['withdrawal'] },
        { number: 3, services: 'all' },
      ],
      settings: { signIn: 'optional', misclickGuardSeconds: 0 },
    },
    agents: [
      { id: 'K1', kind: 'kiosk' },
      { id: 'D1', kind: 'display', windows: [1, 2, 3] },
    ],
  });
}

/** The small plan with a third service, which window 3 serves too. */
export function planWithLoans(): WrittenPlan {
  const plan = smallPlan();
  const [first] = plan.hall.services;
  if (first === undefined) throw new Error('the small plan has services');
  const loans = {
    ...first,
    id: 'loan',
    series: 'C',
    name: { zh: '贷款', en: 'Loans' },
    group: 'loan' as const,
  };
  return { ...plan, hall: { ...plan.hall, services: [...plan.hall.services, loans] } };
}

export interface SmallBook {
  readonly book: PlanBook;
  readonly settings: StandingPlan;
  /** What agents were told and say of their equipment. */
  readonly equipment: EquipmentBook;
  /** Writes a version as an administrator does on the page. */
  save(plan: WrittenPlan): void;
  close(): void;
}

/** A plan book in a folder, with the small plan as its first version unless it has one. */
export function smallBook(folder: string, log = silentLog): SmallBook {
  const books = openPlanBooks(join(folder, 'plans.sqlite'));
  const book = books.of('centre');
  const by = { hub: 'command-line' } as const;
  book.add({ basedOn: 0, plan: smallPlan(), at: 1000, by, how: 'first-start', note: null });
  const first = book.of(book.latestNumber());
  if (first === null) throw new Error('a version that was just written is gone');
  const settings = standOn(book, first, log);
  return {
    book,
    settings,
    equipment: createEquipmentBook(),
    save(plan) {
      const basedOn = settings.version().number;
      settings.add({ basedOn, plan, at: 2000, by: { staff: '90' }, how: 'edited', note: null });
    },
    close() {
      books.close();
    },
  };
}
