export type * from './messages.ts';
export { models, type Model } from './models/index.ts';
