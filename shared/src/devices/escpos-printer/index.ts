export { escposPrinterCodec } from './codec.ts';
export type { RealTimeCommand, ToDevice, ToHost } from './messages.ts';
export { readAutomaticStatus, readSensorStatus, readStatus, type Status } from './status.ts';
export type { StatusName, StatusRequest } from './status-bits.ts';
export { describeFrame } from './describe.ts';
export { faultsOf } from './faults.ts';
export {
  automaticStatusBytes,
  isOffline,
  type PrinterCondition,
  ready,
  sensorByte,
  statusByte,
} from './condition.ts';
export { models, type Model } from './models/index.ts';
