import type { DeviceFault } from '../../vocabulary/device.ts';
import type { ToHost } from './messages.ts';
import type { Refusal } from './refusals.ts';

/** Refusal → what is wrong with the device. What is wrong with the request alone is no fault of the board. */
const faults: Readonly<Record<Refusal, readonly DeviceFault[]>> = {
  'unknown-group': ['refuses-commands'],
  'unknown-command': ['refuses-commands'],
  busy: [],
  'out-of-memory': ['refuses-commands'],
  'bad-checksum': ['cable-noise'],
  'no-such-file': [],
  'flash-fault': ['unrecoverable'],
  'download-fault': ['refuses-commands'],
  'bad-file-name': [],
  'bad-file-type': [],
  'bad-file-checksum': ['cable-noise'],
  'no-font': ['refuses-commands'],
  'bad-firmware': ['unrecoverable'],
  'bad-time': [],
  'already-exists': [],
  'bad-block-number': [],
};

/**
 * What an answer says is wrong with the board; nothing for an acknowledgement. A board that is busy is asked again; an
 * error byte the manual does not have counts as a refusal.
 */
export function faultsOf(answer: ToHost): readonly DeviceFault[] {
  if (answer.kind === 'status') return answer.status.on ? [] : ['offline'];
  if (answer.kind !== 'nack') return [];
  return answer.refusal ? faults[answer.refusal] : ['refuses-commands'];
}
