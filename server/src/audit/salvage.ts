import { salvageJournal } from '../store/sqlite/salvage.ts';
import type { Output } from './output.ts';

/** Saves what is sound of a damaged journal into a new file, and says day by day what was saved and exactly what was not. */
export function salvage(path: string, out: string): Output {
  const { saved, leftOut } = salvageJournal(path, out);
  const days = saved.map(({ hall, day, entries }) => `${day} (${hall}): ${entries} entries saved.`);
  const rest = leftOut.map((sentence) => `not saved: ${sentence}.`);
  const end =
    leftOut.length === 0
      ? `${out}: has everything that was in ${path}.`
      : `${out}: has what is listed as saved. Keep ${path} and its side files; to go on with the new file, move them all aside while the hub is stopped and give it their name.`;
  return { lines: [...days, ...rest, end], error: null, exitCode: leftOut.length === 0 ? 0 : 1 };
}
