const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The check character of the first 17 digits of an identity number (GB 11643, ISO 7064 MOD 11-2); undefined for anything else. */
export function idNumberCheck(first17: string): string | undefined {
  if (!/^\d{17}$/.test(first17)) return undefined;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return checkCharacters[sum % 11];
}

/** True for an identity number of the right form whose check character is right. */
export function isIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && idNumberCheck(text.slice(0, 17)) === text[17];
}
