import { UnencodableError } from '../../codec/codec.ts';
import type { Card } from './card.ts';
import { type Layouts, layouts, markAt, textBytes } from './layouts.ts';
import type { Model } from './models/index.ts';
import type { Place, TextField } from './text-fields.ts';
import { fromUtf16, toUtf16, trimPadding } from './utf16.ts';

/** What a text block says, or the field that no card can have. PRIVATE. */
export type CardReading =
  { readonly ok: true; readonly card: Card } | { readonly ok: false; readonly field: string };

type Fields = Readonly<Record<string, TextField<unknown>>>;

/** Reads the 256 bytes of text by the layout their mark names. */
export function readCardText(bytes: Uint8Array, model: Model): CardReading {
  const block = fromUtf16(bytes);
  const known = layouts(model);
  switch (block.charAt(markAt / 2)) {
    case 'J':
      return read(known, 'hong-kong-macau-taiwan', block);
    case 'I':
      return read(known, 'foreign-permanent-old', block);
    case 'Y':
      return read(known, 'foreign-permanent-2023', block);
    case ' ':
    case '\0':
      return read(known, 'resident', block);
    default:
      return { ok: false, field: 'layout' };
  }
}

function read(known: Layouts, layout: Card['layout'], block: string): CardReading;
function read(known: Layouts, layout: Card['layout'], block: string): object {
  const card: Record<string, unknown> = { layout };
  const fields: Fields = known[layout].fields;
  for (const [name, field] of Object.entries(fields)) {
    const raw = field.places.map((place) => block.slice(place.at / 2, (place.at + place.bytes) / 2)).join('');
    const value = field.parse(trimPadding(raw));
    if (value === undefined) return { ok: false, field: name };
    card[name] = value;
  }
  return { ok: true, card };
}

/** The 256 bytes of a card's text. Throws UnencodableError for a value that has no room or the wrong form; it names the field, never the value. */
export function writeCardText(card: Card, model: Model): Uint8Array {
  const { mark, fields }: { mark: string; fields: Fields } = layouts(model)[card.layout];
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(card));
  const units = Array.from({ length: textBytes / 2 }, () => ' ');
  units[markAt / 2] = mark;
  for (const [name, field] of Object.entries(fields)) {
    place(units, name, field.places, field.print(values.get(name)));
  }
  return toUtf16(units.join(''));
}

function place(units: string[], name: string, places: readonly Place[], value: string): void {
  const room = places.reduce((sum, { bytes }) => sum + bytes / 2, 0);
  if (value.length > room) {
    throw new UnencodableError(`The card's ${name} has ${value.length} characters; ${room} fit.`);
  }
  let next = 0;
  for (const { at, bytes } of places) {
    const part = value.slice(next, next + bytes / 2);
    for (let i = 0; i < part.length; i += 1) units[at / 2 + i] = part.charAt(i);
    next += bytes / 2;
  }
}
