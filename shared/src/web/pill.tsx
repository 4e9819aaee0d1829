import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'brand' | 'green';

/** A state in a word. The words say it; the colour only helps. */
export function Pill({ zh, en, tone = 'plain' }: Bilingual & { tone?: Tone }) {
  return <span class={`pill ${tone}`}>{say({ zh, en })}</span>;
}
