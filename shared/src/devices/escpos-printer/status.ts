import { readBits } from '../../codec/bits.ts';
import type { ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { sensorBits, type StatusName, type StatusRequest } from './status-bits.ts';

/** What a printer says of itself, in names. */
export type Status = ReadonlySet<StatusName>;

/** What the one-byte answer to `requestStatus` n says. The byte does not name n: answers come in the order of the requests. */
export const readStatus = (n: StatusRequest, byte: number, model: Model): Status =>
  readBits(model.realTimeBits[n], byte);

/** What four bytes of automatic status say. */
export function readAutomaticStatus(
  bytes: Extract<ToHost, { kind: 'automaticStatus' }>['bytes'],
  model: Model,
): Status {
  return new Set(model.automaticBits.flatMap((table, i) => [...readBits(table, bytes[i] ?? 0)]));
}

/** What the answer to `requestSensor` 1 says. */
export const readSensorStatus = (byte: number): Status => readBits(sensorBits, byte);
