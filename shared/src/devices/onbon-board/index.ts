/** LED boards with an Onbon BX-5K or BX-6K character-library card. */
export { onbonBoardCodec } from './codec.ts';
export { describeFrame } from './describe.ts';
export { faultsOf } from './faults.ts';
export type * from './messages.ts';
export { refusalCode, type Refusal } from './refusals.ts';
export type { Colour, Font, Run } from './text.ts';
export { models, type Model } from './models/index.ts';
