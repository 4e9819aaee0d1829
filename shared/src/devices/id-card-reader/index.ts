export type * from './messages.ts';
export type * from './card.ts';
export type { Sex } from './sex.ts';
export { models, type Model } from './models/index.ts';
