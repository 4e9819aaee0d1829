import type { Card } from './card.ts';
import type { Model } from './models/index.ts';
import { date, dateOrNull, identity, type Place, sex, text, type TextField } from './text-fields.ts';

/** The text block: 256 bytes of UTF-16LE, padded with spaces. */
export const textBytes = 256;
/** Where the character stands that tells the layouts apart. */
export const markAt = 248;

/** How one kind of card lays out its text: the mark at {@link markAt} and a place for every field. */
interface Layout<C extends Card> {
  readonly mark: string;
  readonly fields: { readonly [Name in Exclude<keyof C, 'layout'>]: TextField<C[Name]> };
}

export type Layouts = { readonly [L in Card['layout']]: Layout<Extract<Card, { layout: L }>> };

const at = (offset: number, bytes: number): Place => ({ at: offset, bytes });
const idNumber = identity(at(122, 36), /^\d{17}[\dX]$/);
const validity = { validFrom: dateOrNull(188, ''), validTo: dateOrNull(204, '长期') };

/** GA 467 and GA/T 1011 with their supplements for the later cards. */
export const layouts = (model: Model): Layouts => ({
  resident: {
    mark: ' ',
    fields: {
      name: text(at(0, 30)),
      sex: sex(30),
      nation: text(at(32, 4)),
      birth: date(36),
      address: text(at(52, 70)),
      idNumber,
      issuer: text(at(158, 30)),
      ...validity,
    },
  },
  'hong-kong-macau-taiwan': {
    mark: 'J',
    fields: {
      name: text(at(0, 30)),
      sex: sex(30),
      birth: date(36),
      address: text(at(52, 70)),
      idNumber,
      issuer: text(at(158, 30)),
      ...validity,
      passNumber: text(at(220, 18)),
      issueCount: text(at(238, 4)),
    },
  },
  'foreign-permanent-old': {
    mark: 'I',
    fields: {
      englishName: text(at(0, 120)),
      sex: sex(120),
      cardNumber: identity(at(122, 30), /^[A-Z\d]+$/),
      nationality: text(at(152, 6)),
      chineseName: text(at(158, 30)),
      ...validity,
      birth: date(220),
      version: text(at(236, 4)),
      authority: text(at(240, 8)),
    },
  },
  'foreign-permanent-2023': {
    mark: 'Y',
    fields: {
      chineseName: text(at(0, 30)),
      sex: sex(30),
      reissueCount: text(at(32, 4)),
      birth: date(36),
      englishName: model.longForeignName ? text(at(52, 70), at(220, 22)) : text(at(52, 70)),
      idNumber,
      ...validity,
      nationality: text(at(242, 6)),
    },
  },
});
