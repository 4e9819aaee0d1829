import type { DeviceFault } from '../../vocabulary/device.ts';
import type { ToHost } from './messages.ts';
import { statusWord } from './status-words.ts';

/** What an answer says is wrong with the reader. A card that cannot be read is no fault of the reader: see `statusWord().about`. */
export function faultsOf(answer: ToHost): readonly DeviceFault[] {
  if (answer.kind !== 'refusal' && answer.kind !== 'unexpected') return [];
  const { fault } = statusWord(answer.code);
  return fault === null ? [] : [fault];
}
