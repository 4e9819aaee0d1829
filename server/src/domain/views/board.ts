import type { BoardDesired, WindowNumber } from '@jiaohao/shared';
import { outageOf } from '../failover/outages.ts';
import { ticketOf, windowOf } from '../hall-day/lookup.ts';
import { servicesAt } from '../hall-day/standing.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';
import { interruptedHere } from './interrupted.ts';
import { fitnessOf } from './window-fitness.ts';

type Shown = Pick<BoardDesired, 'face' | 'text' | 'short' | 'moved'>;

/** What stands over a window. */
export function boardDesired(state: HallDay, number: WindowNumber): BoardDesired {
  const window = windowOf(state, number);
  return {
    window: number,
    ...shownAt(state, window),
    attention: window.attention,
    outOfService: fitnessOf(state, number).display === 'out-of-service',
  };
}

function shownAt(state: HallDay, window: WindowStanding): Shown {
  const { number, current, status } = window;
  if (current !== null) {
    const moved = ticketOf(state, current).stateBeforeCall === 'interrupted';
    const text = `请${current}号${moved ? '改' : ''}到${number}号窗口`;
    return { face: 'call', text, short: current, ...(moved && { moved }) };
  }
  if (status === 'paused') return paused(interruptedHere(state, window));
  if (status === 'closed') return { face: 'closed', text: '窗口未开放', short: '未开放' };
  return idle(state, window);
}

/** Whoever stood there is told what becomes of them (§32-2-1). */
function paused(interrupted: string | null): Shown {
  const advice = interrupted === null ? '' : ` 请${interrupted}号稍候 优先叫号`;
  return { face: 'paused', text: `暂停服务${advice}`, short: '暂停' };
}

function idle(state: HallDay, window: WindowStanding): Shown {
  const { number } = window;
  const outages = servicesAt(state, window).map((id) => outageOf(state.failures, id));
  if (!outages.includes(null)) {
    const waits = outages.some((outage) => outage?.long === false);
    const text = `${number}号窗口 业务系统故障 ${waits ? '请稍候' : '暂停办理'}`;
    return { face: 'idle', text, short: '系统故障' };
  }
  const name = state.plan.windows.find((planned) => planned.number === number)?.name;
  return {
    face: 'idle',
    text: name ? `${number}号窗口 ${name.zh}` : `${number}号窗口`,
    short: `${number}号`,
  };
}
