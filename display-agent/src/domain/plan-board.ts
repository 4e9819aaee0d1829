import type { BoardDesired } from '@jiaohao/shared';
import type { BoardProfile, Colour } from './board-profile.ts';
import { fitText, type FittedText } from './fit-text.ts';

type Face = BoardDesired['face'];
/** The colour of each face; a board that lacks it takes the first it has. */
export type FaceColours = Readonly<Record<Face, Colour>>;

/** What stands on a board. */
export interface Sign extends FittedText {
  readonly colour: Colour;
}

/** What a board shows, as far as we know: what it last confirmed. */
export interface Shown {
  readonly sign: Sign;
  /** The call it was shown for; see `BoardDesired.attention`. */
  readonly attention: number;
}

/** One step for a driver. */
export type BoardCommand =
  /** Shows a sign. `wipe`: first removes whatever anyone has put there. `entrance`: at once, or rolling in to be noticed. */
  | {
      readonly kind: 'show';
      readonly sign: Sign;
      readonly attention: number;
      readonly wipe: boolean;
      readonly entrance: 'at-once' | 'roll-in';
    }
  /** Goes dark for a moment. */
  | { readonly kind: 'blank' };

/** The sign a board of this profile should carry. */
export function signFor(desired: BoardDesired, profile: BoardProfile, faceColours: FaceColours): Sign {
  const wished = faceColours[desired.face];
  const colour = profile.colours.includes(wished) ? wished : (profile.colours[0] ?? wished);
  return { ...fitText(desired.text, desired.short, profile), colour };
}

/**
 * What to send so that the board shows what is desired. Nothing when it does already. Everything when what it shows is
 * unknown (undefined: new, replugged, or a command went unanswered). The same text for a later call is shown anew.
 */
export function planBoard(
  shown: Shown | undefined,
  desired: BoardDesired,
  profile: BoardProfile,
  faceColours: FaceColours,
): BoardCommand[] {
  const sign = signFor(desired, profile, faceColours);
  const { attention } = desired;
  const show = { kind: 'show', sign, attention, wipe: false, entrance: 'at-once' } as const;
  if (shown === undefined) return [{ ...show, wipe: true }];
  if (!sameSign(shown.sign, sign)) return [show];
  if (shown.attention === attention) return [];
  // The number of calls moves on with every face; only a call is worth a second look.
  if (desired.face !== 'call') return [];
  return profile.anew === 'roll-in' ? [{ ...show, entrance: 'roll-in' }] : [{ kind: 'blank' }, show];
}

/** What the board shows once it has confirmed a command; after `blank` that is only known when the next is confirmed. */
export function afterCommand(command: BoardCommand): Shown | undefined {
  return command.kind === 'show' ? { sign: command.sign, attention: command.attention } : undefined;
}

/** True if two signs look the same. */
export function sameSign(a: Sign, b: Sign): boolean {
  return (
    a.text === b.text &&
    a.colour === b.colour &&
    a.pixels === b.pixels &&
    a.wraps === b.wraps &&
    a.scrolls === b.scrolls
  );
}
