export type * from './messages.ts';
export type * from './key-action.ts';
export { models, type KeyRule, type Model, type Operand } from './models/index.ts';
