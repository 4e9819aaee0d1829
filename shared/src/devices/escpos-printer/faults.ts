import type { DeviceFault } from '../../vocabulary/device.ts';
import type { Model } from './models/index.ts';
import type { Status } from './status.ts';
import type { StatusName } from './status-bits.ts';

/** Status name → fault, for names that say one thing. */
const named: readonly (readonly [StatusName, DeviceFault])[] = [
  ['end', 'paper-out'],
  ['stoppedByPaperEnd', 'paper-out'],
  ['coverOpen', 'cover-open'],
  ['cutter', 'cutter'],
  ['mechanical', 'mechanical'],
  ['recoverable', 'too-hot'],
  ['unrecoverable', 'unrecoverable'],
];

/**
 * What is wrong with a printer, from everything it said at about one time (real-time answers, automatic status, the
 * paper sensor, in any number). Each fault once; `offline` only if nothing said why, `paper-near-end` only if some is left.
 */
export function faultsOf(model: Model, ...said: readonly Status[]): readonly DeviceFault[] {
  const names = new Set(said.flatMap((status) => [...status]));
  if (model.coverSetsCutterBit && names.has('coverOpen')) names.delete('cutter');
  const faults = new Set(named.flatMap(([name, fault]) => (names.has(name) ? [fault] : [])));
  if (faults.size === 0 && (names.has('offline') || names.has('error'))) faults.add('offline');
  if (names.has('nearEnd') && !faults.has('paper-out')) faults.add('paper-near-end');
  return [...faults];
}
