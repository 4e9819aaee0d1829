import type { StaffNumber } from '@jiaohao/shared';

/** Long rather than odd: people can remember a sentence, and no guesser gets through ten letters in 20 ms each. */
export const passwordLetters = { least: 10, most: 200 } as const;

export type PasswordFault = 'password-too-short' | 'password-too-simple';

/** What is wrong with a password somebody chose, or null. */
export function passwordFault(password: string, staff: StaffNumber): PasswordFault | null {
  const letters = Array.from(password.normalize('NFKC'));
  if (letters.length < passwordLetters.least) return 'password-too-short';
  const onlyOneLetter = new Set(letters).size === 1;
  const onlyTheNumber = password.replaceAll(staff, '').length === 0;
  return onlyOneLetter || onlyTheNumber ? 'password-too-simple' : null;
}
