import { idCardReader } from '@jiaohao/shared';
import type { CardHint } from '../../domain/visit/visit.ts';

/** Cards that are sound but not what this hall reads: asking for another is of use. */
const otherCard: ReadonlySet<number> = new Set([0x40]);
/** The card and the reader do not trust each other: laying it again does not help. */
const askDesk: ReadonlySet<number> = new Set([0x31, 0x32, 0x33]);

/** What to tell the member when the reader refuses a card with this status word. */
export function hintFor(code: number): CardHint {
  if (otherCard.has(code)) return 'try-other-card';
  if (askDesk.has(code)) return 'ask-desk';
  return idCardReader.statusWord(code).fault === null ? 'place-again' : 'ask-desk';
}
