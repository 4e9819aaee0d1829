import type { Verdict } from '../judge.ts';
import type { Cut } from './images.ts';

/** The figures of a run of power cuts. */
export class PowerTally {
  moments = 0;
  cuts = 0;
  /** Where the power went, how the bytes fared, and what the witness was. */
  readonly counts = new Map<string, number>();
  /** Acknowledged asks that were looked for in the images, over all of them. */
  acknowledged = 0;
  readonly doubt = { happened: 0, notHappened: 0 };
  unfinished = 0;
  entries = 0;
  /** Images of which the hub said that something could be missing, though nothing was. */
  told = 0;

  take(
    { at, fate, witness }: Pick<Cut, 'at' | 'fate' | 'witness'>,
    { acknowledged, doubt, unfinished, entries }: Verdict,
  ): void {
    this.cuts += 1;
    for (const what of [`while: ${at}`, `bytes: ${fate}`, `witness: ${witness}`])
      this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    this.acknowledged += acknowledged;
    this.doubt.happened += doubt.happened;
    this.doubt.notHappened += doubt.notHappened;
    this.unfinished += unfinished ? 1 : 0;
    this.entries += entries;
  }
}

/** The figures, a line each. */
export function powerFigures(tally: PowerTally): string[] {
  return [
    `power cuts    ${tally.cuts} in ${tally.moments} commits`,
    ...[...tally.counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([what, count]) => `              ${String(count).padStart(6)}  ${what}`),
    `acknowledged  ${tally.acknowledged} looked for in the images, each found with its answer`,
    `in doubt      ${tally.doubt.happened + tally.doubt.notHappened} asks without an answer yet: ${tally.doubt.happened} had happened, ${tally.doubt.notHappened} had not`,
    `half commits  ${tally.unfinished} images had a commit that was not finished, set aside and told`,
    `told          ${tally.told} images whose log's own head was hit: the hub says that something could be missing, and nothing is`,
    `entries       ${tally.entries} read, chained and audited`,
  ];
}
