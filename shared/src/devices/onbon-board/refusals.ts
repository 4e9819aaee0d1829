/** Why a card refuses: the error byte ↔ a word (BX-5K protocol, error table). */
const refusals = {
  0x01: 'unknown-group',
  0x02: 'unknown-command',
  0x03: 'busy',
  0x04: 'out-of-memory',
  0x05: 'bad-checksum',
  0x06: 'no-such-file',
  0x07: 'flash-fault',
  0x08: 'download-fault',
  0x09: 'bad-file-name',
  0x0a: 'bad-file-type',
  0x0b: 'bad-file-checksum',
  0x0c: 'no-font',
  0x0d: 'bad-firmware',
  0x0e: 'bad-time',
  0x0f: 'already-exists',
  0x10: 'bad-block-number',
} as const;
export type Refusal = (typeof refusals)[keyof typeof refusals];

const words: ReadonlyMap<number, Refusal> = new Map(
  Object.entries(refusals).map(([code, word]) => [Number(code), word]),
);

/** The meaning of an error byte; undefined for one the manual does not have. */
export const refusalOf = (code: number): Refusal | undefined => words.get(code);

/** The error byte of a refusal, for whoever plays a card. */
export function refusalCode(refusal: Refusal): number {
  for (const [code, word] of words) if (word === refusal) return code;
  throw new TypeError(`no such refusal: ${refusal}`);
}
