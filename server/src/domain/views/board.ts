import type { BoardDesired, WindowNumber } from '@jiaohao/shared';
import { windowOf } from '../hall-day/lookup.ts';
import type { HallDay } from '../hall-day/state.ts';

/** What stands over a window. */
export function boardDesired(state: HallDay, number: WindowNumber): BoardDesired {
  const { current, status, attention } = windowOf(state, number);
  const base = { window: number, attention };
  if (current !== null)
    return { ...base, face: 'call', text: `请${current}号到${number}号窗口`, short: current };
  if (status === 'paused') return { ...base, face: 'paused', text: '暂停服务', short: '暂停' };
  if (status === 'closed') return { ...base, face: 'closed', text: '窗口未开放', short: '未开放' };
  const name = state.plan.windows.find((window) => window.number === number)?.name;
  return {
    ...base,
    face: 'idle',
    text: name ? `${number}号窗口 ${name.zh}` : `${number}号窗口`,
    short: `${number}号`,
  };
}
