import { writeBits } from '../../codec/bits.ts';
import type { Model } from './models/index.ts';
import { sensorBits, type StatusName, type StatusRequest } from './status-bits.ts';

/** How a printer is: what its status bytes are made of. */
export interface PrinterCondition {
  readonly paper: 'enough' | 'near-end' | 'out';
  readonly coverOpen: boolean;
  readonly error: null | 'cutter' | 'mechanical' | 'unrecoverable' | 'too-hot';
  readonly feedKey: boolean;
}

/** A printer with which nothing is wrong. */
export const ready: PrinterCondition = { paper: 'enough', coverOpen: false, error: null, feedKey: false };

/** True if a printer in this condition takes no job. */
export const isOffline = ({ paper, coverOpen, error, feedKey }: PrinterCondition): boolean =>
  paper === 'out' || coverOpen || error !== null || feedKey;

/** The byte a printer answers to `requestStatus` n. */
export const statusByte = (n: StatusRequest, condition: PrinterCondition, model: Model): number =>
  writeBits(model.realTimeBits[n], namesOf(condition, model), 0x12);

/** The four bytes of automatic status. */
export function automaticStatusBytes(
  condition: PrinterCondition,
  model: Model,
): readonly [number, number, number, number] {
  const names = namesOf(condition, model);
  const [first, second, third] = model.automaticBits;
  return [writeBits(first, names, 0x10), writeBits(second, names), writeBits(third, names), 0];
}

/** The byte a printer answers to `requestSensor` 1, when it comes to it: not while it is offline. */
export const sensorByte = (condition: PrinterCondition, model: Model): number =>
  writeBits(sensorBits, namesOf(condition, model));

function namesOf(condition: PrinterCondition, model: Model): ReadonlySet<StatusName> {
  const { paper, coverOpen, error, feedKey } = condition;
  const names = new Set<StatusName>();
  if (isOffline(condition)) names.add('offline');
  if (feedKey) names.add('feedKey').add('fedByButton');
  if (paper !== 'enough') names.add('nearEnd');
  if (paper === 'out') names.add('end').add('stoppedByPaperEnd');
  if (coverOpen) names.add('coverOpen');
  if (coverOpen && model.coverSetsCutterBit) names.add('cutter');
  if (error !== null) names.add('error').add(error === 'too-hot' ? 'recoverable' : error);
  return names;
}
