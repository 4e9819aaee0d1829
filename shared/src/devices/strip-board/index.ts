/**
 * SLZC strip screens on the counter bus. Their only answer is OK, so there is nothing to read faults from: silence is all
 * there is, and the driver sees that.
 */
export { stripBoardCodec } from './codec.ts';
export { describeFrame } from './describe.ts';
export type * from './messages.ts';
export { models, type Model } from './models/index.ts';
