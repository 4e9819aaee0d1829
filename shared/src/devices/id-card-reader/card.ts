import type { Sex } from './sex.ts';

/** Dates are `YYYY-MM-DD`. `validTo` is null for 长期 (no end) and, like `validFrom`, where the card leaves it blank. */
interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

interface Holder extends Validity {
  readonly sex: Sex;
  readonly birth: string;
}

/** 居民身份证 */
export interface ResidentCard extends Holder {
  readonly layout: 'resident';
  readonly name: string;
  /** Two digits of GB/T 3304. */
  readonly nation: string;
  readonly address: string;
  /** PRIVATE: never logged, stored or sent. */
  readonly idNumber: string;
  readonly issuer: string;
}

/** 港澳台居民居住证, `J` */
export interface HongKongMacauTaiwanCard extends Holder {
  readonly layout: 'hong-kong-macau-taiwan';
  readonly name: string;
  readonly address: string;
  /** PRIVATE: never logged, stored or sent. */
  readonly idNumber: string;
  readonly issuer: string;
  /** PRIVATE: number of the holder's travel permit. */
  readonly passNumber: string;
  /** How often the card was issued, two digits. */
  readonly issueCount: string;
}

/** 外国人永久居留身份证 as issued until 2023, `I` */
export interface ForeignPermanentOldCard extends Holder {
  readonly layout: 'foreign-permanent-old';
  readonly englishName: string;
  readonly chineseName: string;
  /** PRIVATE: never logged, stored or sent. */
  readonly cardNumber: string;
  /** Three letters of ISO 3166-1. */
  readonly nationality: string;
  readonly version: string;
  /** Four digits of the authority that took the application. */
  readonly authority: string;
}

/** 外国人永久居留身份证 as issued since 2023, `Y` */
export interface ForeignPermanent2023Card extends Holder {
  readonly layout: 'foreign-permanent-2023';
  readonly chineseName: string;
  readonly englishName: string;
  /** How often the card was reissued, two digits. */
  readonly reissueCount: string;
  /** PRIVATE: never logged, stored or sent. */
  readonly idNumber: string;
  /** Three letters of ISO 3166-1. */
  readonly nationality: string;
}

/** A card as read: four layouts, told apart by `layout`. PRIVATE as a whole. */
export type Card =
  ResidentCard | HongKongMacauTaiwanCard | ForeignPermanentOldCard | ForeignPermanent2023Card;
