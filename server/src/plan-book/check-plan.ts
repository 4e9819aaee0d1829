import { z } from 'zod';
import type { Bilingual } from '@jiaohao/shared';
import { fieldWords } from './field-words.ts';
import { placeOf } from './place-words.ts';
import { wordsOf } from './problem-words.ts';
import { writtenPlan, type WrittenPlan } from './written-plan.ts';

/** What is wrong, and with which field: `hall.services.2.series`. */
export interface PlanProblem {
  readonly field: string;
  /** The field as a person calls it. */
  readonly place: Bilingual;
  readonly zh: string;
  readonly en: string;
}

export type CheckedPlan =
  | { readonly ok: true; readonly plan: WrittenPlan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** Checks a plan by the same rules as a hall file; every problem is told, each once, at its field. */
export function checkPlan(input: unknown): CheckedPlan {
  const checked = writtenPlan.safeParse(input);
  if (checked.success) return { ok: true, plan: checked.data };
  const problems = checked.error.issues
    .flatMap((issue) => problemsOf(issue, []))
    .map(({ path, zh, en }) => ({ field: path.join('.'), place: placeOf(path, input), zh, en }));
  const once = new Map(problems.map((problem) => [`${problem.field}|${problem.en}`, problem]));
  return { ok: false, problems: [...once.values()] };
}

/**
 * Checks a plan that is to follow another: it stays a plan of the same hall, because everything recorded of the hall is
 * under its id.
 */
export function checkNextPlan(input: unknown, before: WrittenPlan): CheckedPlan {
  const checked = checkPlan(input);
  const id = hallIdOf(input);
  if (id === null || id === before.hall.id) return checked;
  const other: PlanProblem = {
    field: 'hall.id',
    place: fieldWords.id,
    zh: `大厅代号不能改变，应为 ${before.hall.id}；另一个大厅请用另一个数据文件夹。`,
    en: `The id of a hall does not change: expected ${before.hall.id}. Another hall needs a data folder of its own.`,
  };
  return { ok: false, problems: [other, ...(checked.ok ? [] : checked.problems)] };
}

const withId = z.object({ hall: z.object({ id: z.string() }) });

function hallIdOf(input: unknown): string | null {
  return withId.safeParse(input).data?.hall.id ?? null;
}

interface Found extends Bilingual {
  readonly path: readonly PropertyKey[];
}

function problemsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Found[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      zh: `没有“${key}”这一项，请检查拼写或删去。`,
      en: `There is no "${key}"; check the spelling or remove it.`,
    }));
  // The last way of writing something is the full one; what is wrong with that is what helps.
  const fullWay = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined;
  if (fullWay !== undefined && fullWay.length > 0) return fullWay.flatMap((each) => problemsOf(each, path));
  return [{ path, ...wordsOf(issue, path) }];
}
