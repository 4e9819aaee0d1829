import type { Bilingual, KioskMenu, Refusal, TicketSlip } from '@jiaohao/shared';
import { serviceGroups } from '@jiaohao/shared';
import { isElderly } from './visit/choosing.ts';
import type { Person } from './person.ts';
import type { CardHint, ChoiceNote, KioskState, Surroundings, Visit } from './visit/visit.ts';

type Service = KioskMenu['services'][number];

/** A service as the page offers it. */
export type ServiceOffer = Pick<
  Service,
  'id' | 'name' | 'windows' | 'waiting' | 'waitMinutes' | 'open' | 'needsCard'
>;

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

/** The page a member stands before; whole, so that a page that reconnects needs nothing else. */
type PageBody =
  /** The hub has not yet said what this kiosk offers. */
  | { readonly page: 'starting' }
  | { readonly page: 'hub-away' }
  | { readonly page: 'closed'; readonly notice: Bilingual | null }
  | { readonly page: 'start'; readonly hint: CardHint | null; readonly notice: Bilingual | null }
  | {
      readonly page: 'choosing';
      readonly greeting: Greeting | null;
      readonly groups: readonly ServiceGroupOffer[];
      readonly hint: CardHint | null;
      readonly note: ChoiceNote | null;
    }
  | { readonly page: 'green-offer'; readonly greeting: Greeting; readonly service: Bilingual }
  | { readonly page: 'issuing' }
  | { readonly page: 'existing'; readonly slip: TicketSlip; readonly canReprint: boolean }
  | { readonly page: 'printing'; readonly slip: TicketSlip; readonly reprint: boolean }
  | { readonly page: 'printed'; readonly slip: TicketSlip }
  | { readonly page: 'on-screen'; readonly slip: TicketSlip; readonly canReprint: boolean }
  | { readonly page: 'refused'; readonly refusal: Refusal }
  | { readonly page: 'ask-desk'; readonly why: 'hub-away' | 'hub-silent' };

/** What goes to the touch page. */
export type Page = PageBody & {
  /** Comes back with each touch. */
  readonly serial: number;
  readonly hall: Bilingual | null;
  readonly readerWorks: boolean;
  readonly printerWorks: boolean;
};

/** The page for a state: a view, decided nowhere else. */
export function pageFor(state: KioskState, around: Surroundings): Page {
  return {
    ...bodyFor(state.visit, around),
    serial: state.serial,
    hall: around.menu?.hall ?? null,
    readerWorks: around.readerWorks,
    printerWorks: around.printerWorks,
  };
}

function bodyFor(visit: Visit, around: Surroundings): PageBody {
  const canReprint = around.printerWorks && around.hubOnline;
  switch (visit.at) {
    case 'start':
      return startPage(visit.hint, around);
    case 'choosing':
      return {
        page: 'choosing',
        greeting: visit.person === null ? null : greet(visit.person, around.menu),
        groups: groupsOf(around.menu),
        hint: visit.hint,
        note: visit.note,
      };
    case 'green-offer':
      return {
        page: 'green-offer',
        greeting: greet(visit.person, around.menu),
        service: nameOf(visit.service, around.menu),
      };
    case 'issuing':
    case 'asking-reprint':
      return { page: 'issuing' };
    case 'existing':
    case 'on-screen':
      return { page: visit.at, slip: visit.slip, canReprint };
    case 'printing':
      return { page: 'printing', slip: visit.slip, reprint: visit.reprint };
    case 'printed':
      return { page: 'printed', slip: visit.slip };
    case 'refused':
      return { page: 'refused', refusal: visit.refusal };
    case 'ask-desk':
      return { page: 'ask-desk', why: visit.why };
  }
}

function startPage(hinted: CardHint | null, { menu, hubOnline, readerWorks }: Surroundings): PageBody {
  // A broken reader is said by itself; what to do with the card would only confuse.
  const hint = readerWorks ? hinted : null;
  if (!hubOnline) return { page: 'hub-away' };
  if (menu === null) return { page: 'starting' };
  return menu.issuing
    ? { page: 'start', hint, notice: menu.notice }
    : { page: 'closed', notice: menu.notice };
}

function greet(person: Person, menu: KioskMenu | null): Greeting {
  return {
    maskedName: person.member.maskedName,
    elderly: isElderly(person, menu),
    cardExpired: person.cardExpired,
  };
}

function groupsOf(menu: KioskMenu | null): ServiceGroupOffer[] {
  const offers = (menu?.services ?? []).map(
    ({ id, name, group, windows, waiting, waitMinutes, open, needsCard }) => ({
      group,
      offer: { id, name, windows, waiting, waitMinutes, open, needsCard },
    }),
  );
  return serviceGroups
    .map((group) => ({
      group,
      services: offers.filter((each) => each.group === group).map(({ offer }) => offer),
    }))
    .filter(({ services }) => services.length > 0);
}

function nameOf(id: string, menu: KioskMenu | null): Bilingual {
  return menu?.services.find((service) => service.id === id)?.name ?? { zh: id, en: id };
}
