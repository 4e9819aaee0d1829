export type * from './messages.ts';
export { refusalCode, refusalOf, type Refusal } from './refusals.ts';
export type { Colour, Font, Run } from './text.ts';
export { models, type Model } from './models/index.ts';
