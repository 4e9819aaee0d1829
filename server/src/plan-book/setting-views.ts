import { z } from 'zod';
import type { Bilingual } from '@jiaohao/shared';
import { defaultSettings, settings, type SettingUnit, type Settings } from '../domain/settings.ts';
import { settingWords } from './setting-words.ts';
import { choiceWords } from './value-words.ts';

const unit: z.ZodType<SettingUnit> = z.enum([
  'minutes',
  'seconds',
  'count',
  'years',
  'time of day',
  'choice',
  'letter',
]);

/** A setting as a page shows and edits it. */
interface SettingOnPage {
  id: string;
  theme: string;
  name: Bilingual;
  means: Bilingual;
  unit: SettingUnit;
  kind: 'number' | 'text' | 'yes-no' | 'one-of' | 'some-of';
  choices: { id: string; name: Bilingual }[];
  least: number | null;
  most: number | null;
  usual: unknown;
}

/** Every setting with its words, its bounds and its default, read off the schema that checks it. */
export function settingsOnPage(): SettingOnPage[] {
  return settings.keyof().options.map((id) => {
    const { theme, name, zh } = settingWords[id];
    const meta = settings.shape[id].meta();
    return {
      id,
      theme,
      name,
      means: { zh, en: inWords(String(meta?.description)) },
      unit: unit.parse(meta?.['unit']),
      ...formOf(id),
      usual: defaultSettings[id],
    };
  });
}

/** The README names choices as the file writes them; a page has words for them. */
function inWords(description: string): string {
  const words = new Map<string, Bilingual>(Object.entries(choiceWords));
  return (
    description
      .replace(/`(?<choice>[^`]+)`/g, (_, choice: string) => words.get(choice)?.en ?? choice)
      // In a Chinese font the other apostrophe is as wide as a character.
      .replaceAll('’', "'")
  );
}

type Form = Pick<SettingOnPage, 'kind' | 'choices' | 'least' | 'most'>;

function formOf(id: keyof Settings): Form {
  const schema = settings.shape[id].unwrap();
  const plain = { choices: [], least: null, most: null };
  switch (schema.type) {
    case 'number':
      return { kind: 'number', choices: [], least: schema.minValue, most: schema.maxValue };
    case 'boolean':
      return { kind: 'yes-no', ...plain };
    case 'string':
      return { kind: 'text', ...plain };
    case 'enum':
      return { kind: 'one-of', ...plain, choices: named(schema.options) };
    case 'literal':
      return { kind: 'one-of', ...plain, choices: named([...schema.values]) };
    case 'array':
      return { kind: 'some-of', ...plain, choices: named(schema.element.options) };
  }
}

function named(choices: readonly (keyof typeof choiceWords)[]): Form['choices'] {
  return choices.map((id) => ({ id: String(id), name: choiceWords[id] }));
}
