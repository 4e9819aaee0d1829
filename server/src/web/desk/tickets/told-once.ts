import type { TicketStory } from '../../../http/shapes/ticket-story.ts';

type Line = TicketStory['history'][number];

/** The same thing several times in a row, told once. */
export interface ToldLine extends Line {
  /** When it happened last. */
  readonly until: string;
  readonly times: number;
}

/** A history without repetitions: thirteen calls in a row are one line. */
export function toldOnce(history: readonly Line[]): ToldLine[] {
  const told: ToldLine[] = [];
  for (const line of history) {
    const last = told.at(-1);
    if (last?.what.zh === line.what.zh && last.by.zh === line.by.zh)
      told[told.length - 1] = { ...last, until: line.time, times: last.times + 1 };
    else told.push({ ...line, until: line.time, times: 1 });
  }
  return told;
}
