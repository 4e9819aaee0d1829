export type * from './messages.ts';
export type { Colour, Font, Run } from './text.ts';
export { models, type Model } from './models/index.ts';
