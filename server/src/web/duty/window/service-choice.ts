import type { Bilingual, ServiceId } from '@jiaohao/shared';

/** What a window does about a service: its own work, help when its own queue is empty, or none of it. */
export type Share = 'own' | 'helps' | 'none';

interface Given {
  readonly services: readonly { readonly service: ServiceId; readonly rank: number }[];
  readonly helperServices: readonly ServiceId[];
}

export type Shares = Readonly<Record<ServiceId, Share>>;

/** What a window does now, for each service of the hall. */
export function sharesOf({ services, helperServices }: Given, all: readonly ServiceId[]): Shares {
  const shareOf = (id: ServiceId): Share => {
    if (services.some(({ service }) => service === id)) return 'own';
    return helperServices.includes(id) ? 'helps' : 'none';
  };
  return Object.fromEntries(all.map((id) => [id, shareOf(id)]));
}

/** The window's services as they are to be: a service it had keeps its rank, a new one ranks first. */
export function servicesFor(given: Given, shares: Shares): Given {
  const chosen = (share: Share): ServiceId[] => Object.keys(shares).filter((id) => shares[id] === share);
  return {
    services: chosen('own').map((service) => ({
      service,
      rank: given.services.find((own) => own.service === service)?.rank ?? 1,
    })),
    helperServices: chosen('helps'),
  };
}

const words: Readonly<Record<Share, (name: Bilingual) => Bilingual>> = {
  own: ({ zh, en }) => ({ zh: `办理${zh}`, en: `serves ${en}` }),
  helps: ({ zh, en }) => ({ zh: `协助${zh}`, en: `helps with ${en}` }),
  none: ({ zh, en }) => ({ zh: `不再办理${zh}`, en: `no more ${en}` }),
};

/** What would be different, in words; empty when nothing would. */
export function differences(before: Shares, after: Shares, name: (id: ServiceId) => Bilingual): Bilingual[] {
  return Object.entries(after)
    .filter(([id, share]) => before[id] !== share)
    .map(([id, share]) => words[share](name(id)));
}
