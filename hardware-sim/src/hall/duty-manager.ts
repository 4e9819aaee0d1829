import type { Actor } from '@jiaohao/shared';
import type { Crowd } from './crowd.ts';
import type { Incident } from './day.ts';
import type { HallDoor } from './door.ts';
import { dutyManager, services, windows } from './model-hall.ts';

const actor: Actor = { staff: dutyManager };

/** Brings an incident about, and sets things right again after its time. */
export async function meet(door: HallDoor, crowd: Crowd, incident: Incident): Promise<void> {
  await door.until(incident.at);
  switch (incident.kind) {
    case 'window-fails': {
      const { window, length } = incident;
      await door.ask(actor, { kind: 'interrupt', window, reason: '设备故障' });
      await door.until(incident.at + length);
      await door.ask(actor, { kind: 'resume', window });
      return;
    }
    case 'helps': {
      const { window, service } = incident;
      const own = helpersOf(window);
      await door.ask(actor, {
        kind: 'change-window',
        window,
        helperServices: [...new Set([...own, service])],
      });
      return;
    }
    case 'dedicated': {
      const { window, length } = incident;
      await door.ask(actor, { kind: 'change-window', window, dedicatedGreen: true });
      await door.until(incident.at + length);
      await door.ask(actor, { kind: 'change-window', window, dedicatedGreen: false });
      return;
    }
    case 'service-stops': {
      const { service, length } = incident;
      await door.ask(actor, { kind: 'change-service', service, open: false });
      await door.until(incident.at + length);
      await door.ask(actor, { kind: 'change-service', service, open: true });
      return;
    }
    case 'reassigns': {
      const waiting = crowd.numbers().slice(-6);
      const ticket = waiting[incident.at % Math.max(1, waiting.length)];
      if (ticket !== undefined) await door.ask(actor, { kind: 'reassign', ticket, window: incident.window });
    }
  }
}

function helpersOf(number: number): readonly string[] {
  const window = windows.find((each) => each.number === number);
  if (window === undefined || window.services === 'all') return services.map(({ id }) => id);
  return window.helperServices;
}
