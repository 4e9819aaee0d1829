import { hallPlan } from '../hall.ts';
import type { HallPlan, HallPlanInput } from '../hall.ts';

/**
 * The hall of the specs: 缴存 (series A), 提取 (B), 贷款 (C). Windows 1 and 2 take withdrawals, 3 takes deposits, 4
 * takes loans. Nothing is set, so every setting has its default.
 */
const base: HallPlanInput = {
  id: 'jinhua',
  name: { zh: '金华服务大厅', en: 'Jinhua hall' },
  services: [
    { id: 'deposit', name: { zh: '缴存', en: 'Deposit' }, group: 'deposit', series: 'A', expectedMinutes: 5 },
    {
      id: 'withdrawal',
      name: { zh: '提取', en: 'Withdrawal' },
      group: 'withdrawal',
      series: 'B',
      expectedMinutes: 10,
      documents: [{ zh: '身份证', en: 'ID card' }],
    },
    {
      id: 'loan',
      name: { zh: '贷款', en: 'Loan' },
      group: 'loan',
      series: 'C',
      expectedMinutes: 20,
      needsCard: true,
    },
  ],
  windows: [
    { number: 1, services: ['withdrawal'] },
    { number: 2, services: ['withdrawal'] },
    { number: 3, services: ['deposit'] },
    { number: 4, services: ['loan'], name: { zh: '贷款窗口', en: 'Loans' } },
  ],
};

/** The specs' hall with some things otherwise. */
export function planWith(change: Partial<HallPlanInput> = {}): HallPlan {
  return hallPlan.parse({ ...base, ...change });
}

export const plainHall = planWith();

/** With two kiosks, and a display agent for windows 1 and 2 and another for 3 and 4. */
export const machineHall = planWith({
  kiosks: ['K1', 'K2'],
  displays: [
    { id: 'D1', windows: [1, 2] },
    { id: 'D2', windows: [3, 4] },
  ],
});

export const withSettings = (settings: HallPlanInput['settings']): HallPlan => planWith({ settings });
export const withWindows = (...windows: HallPlanInput['windows']): HallPlan => planWith({ windows });
