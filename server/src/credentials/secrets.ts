import { hash as digest, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Checking a hash costs about 20 ms on purpose: once a connection or sign-in, never a message. */
export function hashOf(proof: string): Promise<string> {
  return hash(asTyped(proof));
}

/** Of no proof anybody has; its parameters are those of {@link hashOf}. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$bm8gb25lIGtub3dzIGl0IQ$2wQp8kq1rZ0m3uUuC1vTqk0s3vJm0oR4Yw9b8l7o5jE';

/** Takes as long whether there is a hash or not, so that nobody learns from the time who exists. */
export async function matches(hashed: string | null | undefined, proof: string): Promise<boolean> {
  const right = await verify(hashed ?? nobodysHash, asTyped(proof));
  return right && hashed !== null && hashed !== undefined;
}

/** The same letters, however a keyboard composed them. */
function asTyped(proof: string): string {
  return proof.normalize('NFKC');
}

export function randomPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Without letters and digits that look alike, in groups that can be read aloud: `k7mp-x3qd-9wht`. */
export function oneTimePassword(): string {
  const letter = (): string => alphabet.charAt(randomInt(alphabet.length));
  return Array.from({ length: 3 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 256 random bits for an address or a cookie. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a random token. */
export function digestOf(token: string): string {
  return digest('sha256', token, 'base64url');
}

/** Compares without telling by its time how much of it was right; how long the right one is, is no secret. */
export function equalInTime(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
