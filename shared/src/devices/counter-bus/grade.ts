import type { Model } from './models/index.ts';

/** The hall's grade, 1 best … 5 worst, of what the evaluator sent; undefined if its map has none. */
export function hallGrade(model: Model, sent: number): number | undefined {
  return model.grades[sent];
}

/** What the evaluator sends for a grade of the hall; undefined if it has no button for it. */
export function sentGrade(model: Model, grade: number): number | undefined {
  const entry = Object.entries(model.grades).find(([, meaning]) => meaning === grade);
  return entry ? Number(entry[0]) : undefined;
}
