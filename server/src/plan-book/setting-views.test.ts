import { describe, expect, it } from 'vitest';
import { settings } from '../domain/settings.ts';
import { settingsOnPage } from './setting-views.ts';
import { settingThemes } from './setting-words.ts';

const views = settingsOnPage();
const viewOf = (id: string) => views.find((view) => view.id === id);

describe('settings on the page', () => {
  it('are all of them, each with a name, a meaning in both languages and a theme that is there', () => {
    expect(views.map(({ id }) => id)).toEqual(Object.keys(settings.shape));
    const themes: string[] = settingThemes.map(({ id }) => id);
    for (const { name, means, theme } of views) {
      expect([name.zh, name.en, means.zh, means.en].filter((words) => words === '')).toEqual([]);
      expect(themes).toContain(theme);
    }
  });

  it('say what may be entered, and what it is unless somebody says otherwise', () => {
    expect(viewOf('missCalls')).toMatchObject({ kind: 'number', least: 1, most: 9, usual: 2 });
    expect(viewOf('employerAgentsHoldSeveral')).toMatchObject({ kind: 'yes-no', usual: true });
    expect(viewOf('greenSeries')).toMatchObject({ kind: 'text', unit: 'letter', usual: 'V' });
    expect(viewOf('signIn')).toMatchObject({
      kind: 'one-of',
      choices: [
        { id: 'required', name: { zh: '必须登录' } },
        { id: 'optional', name: { zh: '不必登录' } },
      ],
    });
    expect(viewOf('greenSelfDeclared')).toMatchObject({ kind: 'some-of', unit: 'choice' });
  });

  it('name choices in words, as no file is in sight', () => {
    expect(views.filter(({ means }) => /[`’]/.test(means.en))).toEqual([]);
    expect(viewOf('greenSeries')?.means.en).toContain('numbers of its own');
  });
});
