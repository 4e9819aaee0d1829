import type { HallDay, Stamp } from '../domain/index.ts';
import type { HttpContext } from './context.ts';
import type { HallView } from './shapes/hall.ts';
import { voiceOf } from './voice/who-speaks.ts';

/** The menu of no kiosk in particular. */
const anyKiosk = 'web';

export function viewOfHall(
  { plan, timeZone, views, devices }: Pick<HttpContext, 'plan' | 'timeZone' | 'views' | 'devices'>,
  state: HallDay,
  stamp: Stamp,
): HallView {
  const { id, name } = plan();
  const agents = devices.list();
  const menu = views.kioskMenu(state, plan(), anyKiosk, stamp);
  return {
    id,
    hall: name,
    timeZone,
    at: stamp.at,
    issuing: menu.issuing,
    notice: menu.notice,
    mode: state.failures.mode,
    notices: menu.notices,
    kiosks: views.kiosksOf(state),
    day: { date: state.date, phase: state.phase, issued: state.issued, tickets: { ...state.counts } },
    windows: [...state.windows.values()].map((window) => ({
      number: window.number,
      name: state.plan.windows.find((planned) => planned.number === window.number)?.name ?? null,
      status: window.status,
      ticket: window.current,
      calledAt: window.current === null ? null : (state.tickets.get(window.current)?.calledAt ?? null),
      voice: voiceOf(window.number, state.plan.displays, agents),
      services: window.services.map((entry) => entry.service),
      dedicatedGreen: window.dedicatedGreen,
      board: views.boardDesired(state, window.number),
      ...views.fitnessOf(state, window.number),
    })),
    services: menu.services,
    green: greenChannelOf(state),
  };
}

function greenChannelOf({ plan, windows }: HallDay): HallView['green'] {
  const { elderlyFrom, greenDelivery, greenSeries } = plan.settings;
  return {
    elderlyFrom,
    priorityCalling: greenDelivery.includes('priority-calling'),
    series: greenDelivery.includes('dedicated-numbers') ? greenSeries : null,
    windows: [...windows.values()].filter(({ dedicatedGreen }) => dedicatedGreen).map(({ number }) => number),
  };
}
