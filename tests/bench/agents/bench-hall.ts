import { letters, serviceOf, windowsOf, type Roll } from './roll.ts';

/** A hall of the bench, as a file would have it: open all day, nearly all numbers the hub's own. */
export function benchHall(id: string, roll: Roll) {
  return {
    id,
    name: { zh: '测速大厅', en: 'Bench' },
    services: letters.map((letter, at) => ({
      id: serviceOf(at),
      name: { zh: `业务${letter}`, en: `Service ${letter}` },
      group: 'deposit' as const,
      series: letter,
      expectedMinutes: 8,
    })),
    windows: windowsOf(roll).map(({ number, service }) => ({ number, services: [service] })),
    settings: {
      signIn: 'optional',
      misclickGuardSeconds: 0,
      numberDigits: 4 as const,
      kioskNumbersTo: 8000,
      offlineNumbersFrom: 8001,
      offlineBlock: 1,
      paperNumbersFrom: 9990,
    },
  };
}
