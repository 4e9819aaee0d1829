export { idCardReaderCodec } from './codec.ts';
export type { Fingerprint, ToDevice, ToHost } from './messages.ts';
export type {
  Card,
  ForeignPermanent2023Card,
  ForeignPermanentOldCard,
  HongKongMacauTaiwanCard,
  ResidentCard,
} from './card.ts';
export type { Sex } from './sex.ts';
export { type StatusWord, statusWord, statusWords } from './status-words.ts';
export { describeFrame } from './describe.ts';
export { seenBytes } from './seen.ts';
export { faultsOf } from './faults.ts';
export { idNumberCheck, isIdNumber } from './id-number.ts';
export { ageOn } from './age.ts';
export { formatSamId, parseSamId } from './sam-id.ts';
export { models, type Model } from './models/index.ts';
