import { expect } from 'vitest';

/** What every refusal is made of: its code, and a sentence in each language. */
export const refusalOf = (code: string): object => ({
  code,
  zh: expect.stringMatching(/[一-鿿]/) as unknown,
  en: expect.any(String) as unknown,
  digits: expect.stringMatching(/^\d{3}$/) as unknown,
});
