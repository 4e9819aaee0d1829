import type { Bilingual, ServiceId } from '@jiaohao/shared';
import { hall } from '../hall-live.ts';

/** What a service is called; its id where the hall has it no more. */
export function serviceName(id: ServiceId): Bilingual {
  const found = hall.value?.services.find((service) => service.id === id);
  return found?.name ?? { zh: id, en: id };
}

/** Several services in one line; `all of them` where a window serves whatever the hall has. */
export function serviceNames(ids: readonly ServiceId[]): Bilingual {
  const all = hall.value?.services ?? [];
  if (all.length > 1 && all.every(({ id }) => ids.includes(id)))
    return { zh: '全部业务', en: 'All services' };
  const names = ids.map(serviceName);
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en).join(', '),
  };
}
