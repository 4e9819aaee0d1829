import type { Bilingual } from '@jiaohao/shared';
import type { VersionLine } from '../../plan-book/plan-book.ts';
import type { HttpContext } from '../context.ts';
import type { VersionView } from '../shapes/settings.ts';

/** A version with the name of who wrote it. */
export function versionViewOf(
  { accounts }: Pick<HttpContext, 'accounts'>,
  { number, at, by, how, note, changes }: VersionLine,
): VersionView {
  const byName = 'staff' in by ? (accounts.of(by.staff)?.name ?? null) : null;
  return { number, at, by, byName, how, note, changes: [...changes] };
}

/** `何静（10）` or, of what was done at the machine itself, the command line. */
export function whoWrote(context: Pick<HttpContext, 'accounts'>, line: VersionLine): Bilingual {
  const { by, byName } = versionViewOf(context, line);
  if (!('staff' in by)) return { zh: '命令行', en: 'the command line' };
  return byName === null
    ? { zh: `工号${by.staff}`, en: `number ${by.staff}` }
    : { zh: `${byName.zh}（${by.staff}）`, en: `${byName.en} (${by.staff})` };
}
