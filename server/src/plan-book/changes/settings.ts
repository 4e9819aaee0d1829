import type { Bilingual } from '@jiaohao/shared';
import { settings, type Settings } from '../../domain/settings.ts';
import { settingWords } from '../setting-words.ts';
import { valueWords } from '../value-words.ts';
import { changed } from './say.ts';

/** What differs between two sets of settings. */
export function settingChanges(before: Settings, after: Settings): Bilingual[] {
  return settings
    .keyof()
    .options.flatMap((setting) =>
      changed(settingWords[setting].name, valueWords(before[setting]), valueWords(after[setting])),
    );
}
