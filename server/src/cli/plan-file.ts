import { writeFileSync } from 'node:fs';
import type { HallFile, MachinePlan } from '../config.ts';
import type { PlanBook } from '../plan-book/plan-book.ts';
import { writePlanFile } from '../plan-book/plan-file.ts';

/** Takes the plan of a hall file into the plan book, as a new version; the lines that tell what it changed. */
export function importPlan(book: PlanBook, file: Pick<HallFile, 'plan'>, at: number): string[] {
  const { plan } = file;
  const before = book.of(book.latestNumber());
  const by = { hub: 'command-line' } as const;
  const basedOn = before?.number ?? 0;
  const written = book.add({ basedOn, plan, at, by, how: 'imported', note: null });
  switch (written.kind) {
    case 'written':
      return [
        `设置第${written.version.number}版，从下一个营业日起生效。 Version ${written.version.number} of the settings counts from the next business day.`,
        ...written.version.changes.map(({ zh, en }) => `- ${zh} · ${en}`),
      ];
    case 'unchanged':
      return [
        `与设置第${written.latest.number}版相同，未作改动。 The same as version ${written.latest.number} of the settings: nothing was changed.`,
      ];
    case 'stale':
      return importPlan(book, file, at);
  }
}

/** Writes the newest version as a hall file; the lines for the terminal when no file is named. */
export function exportPlan(
  book: PlanBook,
  file: HallFile & { readonly machine: MachinePlan },
  out: string | null,
): string[] {
  const latest = book.of(book.latestNumber());
  const text = writePlanFile(latest?.plan ?? file.plan, latest?.number ?? 0, file);
  if (out === null) return [text];
  writeFileSync(out, text);
  return [];
}
