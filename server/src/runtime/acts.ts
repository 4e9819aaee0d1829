import type { Act, Actor, Answer } from '@jiaohao/shared';
import type { Hall } from './hall.ts';

/** Something done around the hall by right of a role. */
export interface DoneAct {
  /** Made when it was done (8 to 64 letters, digits, hyphens): told twice, it is in the journal once. */
  readonly id: string;
  readonly act: Act;
  /** A staff number or a version, see `actAbout`; never a name or a secret. */
  readonly about: string;
  readonly by: Actor;
}

/** Puts an act into the hall's journal, in whatever phase the day is; resolves when it is on disk or could not be put there. */
export function recordAct(hall: Pick<Hall, 'submit'>, { id, act, about, by }: DoneAct): Promise<Answer> {
  return hall.submit({ id, command: { kind: 'record-act', act, about }, actor: by });
}
