import type { Card } from './card.ts';

/** Commands without data: kind ↔ CMD, PARA (GA 467 command set). */
export const plainCommands = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  readSamId: [0x12, 0xff],
  findCard: [0x20, 0x01],
  selectCard: [0x20, 0x02],
  readBase: [0x30, 0x01],
  readBaseAndFingerprint: [0x30, 0x10],
  readNewAddress: [0x30, 0x03],
} as const;

/** CMD of "set baud"; its PARA is the position of the rate in {@link baudRates}. */
export const setBaudCommand = 0x60;
export const baudRates = [115_200, 57_600, 38_400, 19_200, 9600] as const;

/** What the host sends. */
export type ToDevice =
  | { readonly kind: keyof typeof plainCommands }
  | { readonly kind: 'setBaud'; readonly baud: (typeof baudRates)[number] }
  /** A sound frame with a command that is not in these tables; a reader answers 21. */
  | {
      readonly kind: 'unknown';
      readonly command: number;
      readonly parameter: number;
      readonly data: Uint8Array;
    };

/**
 * What the reader answers. An answer does not name the command it answers, so the kind follows from its status word
 * and length; the driver has one command in flight and knows which it was.
 */
export type ToHost =
  /** Done (reset, status, set baud). */
  | { readonly kind: 'ok' }
  /** A card lies on the reader; normally four zero bytes of data. */
  | { readonly kind: 'cardFound'; readonly data: Uint8Array }
  /** The card is selected; eight bytes of serial number, normally zero. */
  | { readonly kind: 'cardSelected'; readonly serial: Uint8Array }
  /** Sixteen bytes naming the security module; `formatSamId` prints them. */
  | { readonly kind: 'samId'; readonly sam: Uint8Array }
  /**
   * The text of a card. PRIVATE: it holds the identity number and stays in this process. The photograph and the
   * fingerprint are dropped as they arrive; of the latter only its presence is told.
   */
  | {
      readonly kind: 'baseRead';
      readonly card: Card;
      /** `not-asked`: answer to `readBase`; the others answer `readBaseAndFingerprint`. */
      readonly fingerprint: Fingerprint;
    }
  /** A well-formed answer whose 256 bytes of text cannot be understood; `field` says where. PRIVATE like `baseRead`. */
  | {
      readonly kind: 'unreadableCard';
      readonly field: string;
      readonly text: Uint8Array;
      readonly fingerprint: Fingerprint;
    }
  /** The new address written on the card since it was issued. PRIVATE. */
  | { readonly kind: 'newAddress'; readonly address: string }
  /** The reader refuses or fails; `code` is SW3, see `statusWord`. */
  | { readonly kind: 'refusal'; readonly code: number }
  /** A sound frame of a form this protocol does not have: SW3 and what follows it. */
  | { readonly kind: 'unexpected'; readonly code: number; readonly data: Uint8Array };

export type Fingerprint = 'not-asked' | 'absent' | 'present';
