import type { DutyView } from '../../../http/shapes/duty.ts';
import type { act } from '../../api.ts';

/** A window as the dialog has it. */
export type Window = DutyView['windows'][number];
/** Does something to the hall; true when it is done, and otherwise it is said why not. */
export type Doing = (...wish: Parameters<typeof act>) => Promise<boolean>;
