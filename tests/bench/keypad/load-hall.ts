import { z } from 'zod';
import type { DemoHall } from '../../hall/hall-files.ts';

/** Services that only the load comes for. */
export const loadServices = ['D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'].map((series) => ({
  id: `load-${series.toLowerCase()}`,
  series,
}));
/** Kiosks that are the load's. */
export const loadKiosks = Array.from({ length: 8 }, (_, at) => `L${at + 1}`);

const parts = z.looseObject({
  services: z.array(z.looseObject({ id: z.string() })),
  windows: z.array(z.looseObject({ services: z.unknown() })),
});
const agents = z.array(z.unknown());

/** The hall with room for a load beside its own business: services, a window and kiosks that no keypad has to do with. */
export function withRoomForLoad(file: DemoHall): DemoHall {
  const { services, windows } = parts.parse(file.hall);
  const own = services.map(({ id }) => id);
  const more = loadServices.map(({ id, series }) => ({
    id,
    name: { zh: `另一业务${series}`, en: `Other service ${series}` },
    group: 'deposit',
    series,
    expectedMinutes: 8,
  }));
  return {
    ...file,
    agents: [...agents.parse(file['agents']), ...loadKiosks.map((id) => ({ id, kind: 'kiosk' }))],
    hall: {
      ...file.hall,
      services: [...services, ...more],
      windows: [
        ...windows.map((window) => (window.services === 'all' ? { ...window, services: own } : window)),
        { number: 9, services: more.map(({ id }) => id) },
      ],
      settings: {
        ...file.hall.settings,
        numberDigits: 4,
        kioskNumbersTo: 8000,
        offlineNumbersFrom: 8001,
        paperNumbersFrom: 9000,
      },
    },
  };
}
