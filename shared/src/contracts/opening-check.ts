import { z } from 'zod';
import { subjectKinds } from '../vocabulary/failure.ts';
import { words } from './person.ts';

/** `skipped`: nobody has tried it, or it could not be tried just then. */
export const openingOutcomes = ['passed', 'failed', 'skipped'] as const;

/**
 * One thing that was to prove itself before the day begins (§10-3), and whether it did: a device, its paper (`K1-paper`), a
 * program, the hub's clock (`hub-clock`).
 */
export const openingPoint = z.object({
  device: z.string().min(1).max(60),
  kind: z.enum(subjectKinds),
  outcome: z.enum(openingOutcomes),
  /** What was found, in the word of the device's test; null: it was not tried. */
  finding: z
    .string()
    .regex(/^[a-z][a-z-]{0,39}$/, 'small letters and hyphens')
    .nullable(),
  /** What the duty manager had to say of it. */
  note: words.nullable(),
});
export type OpeningPoint = Readonly<z.infer<typeof openingPoint>>;

/** The duty manager has had every device prove itself, and begins the day or lets it go on. */
export const checkOpeningCommand = z.object({
  kind: z.literal('check-opening'),
  points: z.array(openingPoint).min(1).max(400),
  note: words.optional(),
});
