import { describe, expect, it } from 'vitest';
import { differences, servicesFor, sharesOf } from './service-choice.ts';

const window = { services: [{ service: 'loan', rank: 2 }], helperServices: ['deposit'] };
const all = ['deposit', 'withdrawal', 'loan'];
const name = (id: string) => ({ zh: id, en: id });

describe('What a window does about each service', () => {
  it('is its own work, its help, or nothing', () => {
    expect(sharesOf(window, all)).toEqual({ deposit: 'helps', withdrawal: 'none', loan: 'own' });
  });

  it('chosen anew, keeps the rank of what it had; what is new ranks first', () => {
    const shares = { deposit: 'none', withdrawal: 'own', loan: 'own' } as const;
    expect(servicesFor(window, shares)).toEqual({
      services: [
        { service: 'withdrawal', rank: 1 },
        { service: 'loan', rank: 2 },
      ],
      helperServices: [],
    });
  });

  it('is said before it is done: only what is different', () => {
    const before = sharesOf(window, all);
    expect(differences(before, before, name)).toEqual([]);
    expect(differences(before, { deposit: 'own', withdrawal: 'helps', loan: 'none' }, name)).toEqual([
      { zh: '办理deposit', en: 'serves deposit' },
      { zh: '协助withdrawal', en: 'helps with withdrawal' },
      { zh: '不再办理loan', en: 'no more loan' },
    ]);
  });
});
