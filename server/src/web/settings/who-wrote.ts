import type { Bilingual } from '@jiaohao/shared';
import type { VersionView } from '../../http/shapes/settings.ts';

/** Who made a version: a name and number, or the command line. */
export function whoWrote({ by, byName }: VersionView): Bilingual {
  if (!('staff' in by)) return { zh: '命令行', en: 'command line' };
  return byName === null
    ? { zh: `工号 ${by.staff}`, en: `number ${by.staff}` }
    : { zh: `${byName.zh}（${by.staff}）`, en: `${byName.en} (${by.staff})` };
}
