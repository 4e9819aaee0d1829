import { expect, it } from 'vitest';
import { passwordFault, type PasswordFault } from './password-rule.ts';

it.each<[string, PasswordFault | null]>([
  ['ninechars', 'password-too-short'],
  ['tenletters', null],
  ['一二三四五六七八九十', null],
  // Nine letters, though some take two units.
  ['😀😀😀😀😀😀😀😀😁', 'password-too-short'],
  ['0101010101', 'password-too-simple'],
  ['aaaaaaaaaaaa', 'password-too-simple'],
  ['01 likes green tea', null],
])('the password %s of number 01: %s', (password, fault) => {
  expect(passwordFault(password, '01')).toBe(fault);
});
