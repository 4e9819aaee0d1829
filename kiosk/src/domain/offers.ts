import { serviceGroups, type Bilingual, type KioskMenu } from '@jiaohao/shared';
import type { Person } from './person.ts';
import { isElderly } from './visit/choosing.ts';

type Service = KioskMenu['services'][number];

/** A service as the page offers it. */
export type ServiceOffer = Pick<Service, 'id' | 'name' | 'windows' | 'open' | 'needsCard'> & {
  /** Who waits, and for how long; null when it is not known now. */
  readonly load: Pick<Service, 'waiting' | 'waitMinutes'> | null;
};

/** A service whose papers are read before a number is taken. */
export type ServiceDetails = ServiceOffer & Pick<Service, 'group' | 'documents'>;

export interface ServiceGroupOffer {
  readonly group: Service['group'];
  readonly services: readonly ServiceOffer[];
}

/** Whom the page greets: never more than the masked name. */
export interface Greeting {
  readonly maskedName: string;
  readonly elderly: boolean;
  readonly cardExpired: boolean;
}

/** The person of a visit, as the page may name them. */
export function greet(person: Person, menu: KioskMenu | null): Greeting {
  return {
    maskedName: person.member.maskedName,
    elderly: isElderly(person, menu),
    cardExpired: person.cardExpired,
  };
}

/**
 * The services in the hall's groups.
 * @param loadKnown the hub is there, so that its counts are of now
 */
export function offersOf(menu: KioskMenu | null, loadKnown: boolean): ServiceGroupOffer[] {
  const offered = menu?.services ?? [];
  return serviceGroups
    .map((group) => ({
      group,
      services: offered.filter((each) => each.group === group).map((each) => offerOf(each, loadKnown)),
    }))
    .filter(({ services }) => services.length > 0);
}

function offerOf(service: Service, loadKnown: boolean): ServiceOffer {
  const { id, name, windows, waiting, waitMinutes, open, needsCard } = service;
  return { id, name, windows, open, needsCard, load: loadKnown ? { waiting, waitMinutes } : null };
}

/** What a member reads of a service before taking a number; null once it is not offered any more. */
export function detailsOf(id: string, menu: KioskMenu | null, loadKnown: boolean): ServiceDetails | null {
  const service = menu?.services.find((each) => each.id === id);
  if (service === undefined) return null;
  const { group, documents } = service;
  return { ...offerOf(service, loadKnown), group, documents };
}

/** What a service is called. */
export function nameOf(id: string, menu: KioskMenu | null): Bilingual {
  return menu?.services.find((service) => service.id === id)?.name ?? { zh: id, en: id };
}
