/** LED boards with an Onbon BX-5K or BX-6K character-library card. */
export { onbonBoardCodec } from './codec.ts';
export { faultsOf } from './faults.ts';
export type * from './messages.ts';
export { refusalCode, refusalOf, type Refusal } from './refusals.ts';
export { type Colour, decodeText, encodeText, type Font, type Run } from './text.ts';
export { models, type Model } from './models/index.ts';
