export type { RealTimeCommand, ToDevice, ToHost } from './messages.ts';
export type { StatusRequest } from './status-bits.ts';
export { models, type Model } from './models/index.ts';
