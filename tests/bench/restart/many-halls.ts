import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { quickHands, serviceOf } from '../rates/busy-hub.ts';

/** Writes a hub of so many halls of the usual size, `hall.yaml`, into `directory`. */
export function writeManyHalls(directory: string, count: number): void {
  mkdirSync(join(directory, 'halls'), { recursive: true });
  const ids = Array.from({ length: count }, (_, nth) => `hall-${nth + 1}`);
  for (const id of ids)
    writeFileSync(join(directory, 'halls', `${id}.yaml`), stringify({ hall: usualHall(id) }));
  const hub = {
    timeZone: 'Asia/Shanghai',
    listen: { http: { port: 0 }, mqtt: { port: 0 } },
    data: 'run/hub',
    halls: ids.map((id) => ({ file: `halls/${id}.yaml`, host: `${id}.example` })),
  };
  writeFileSync(join(directory, 'hall.yaml'), stringify(hub));
}

function usualHall(id: string) {
  return {
    id,
    name: { zh: `${id}大厅`, en: `Hall ${id}` },
    services: 'ABCDEF'.split('').map(serviceOf),
    windows: Array.from({ length: 8 }, (_, at) => ({ number: at + 1, services: 'all' })),
    settings: quickHands,
  };
}
