import { settingRows } from '../../../server/src/domain/settings.ts';
import { code, type Sections, table } from './page.ts';

/** The table of the hall's settings. */
export function settingSections(): Sections {
  const rows = settingRows().map(({ name, value, unit, means }) => [code(name), code(value), unit, means]);
  return { settings: table(['setting', 'default', 'unit', 'meaning'], rows) };
}
