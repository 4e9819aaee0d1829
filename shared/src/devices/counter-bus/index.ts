/**
 * Counter keypads and evaluators on one RS-485 bus. No frame tells of a device's health, so there is nothing to read
 * faults from: silence and noise are all there is, and the driver sees those.
 */
export { counterBusCodec } from './codec.ts';
export { actionWords, describeFrame, wordsOfPress } from './describe.ts';
export { seenBytes } from './seen.ts';
export { acknowledges, echoOf } from './echo.ts';
export { digitsDisplay, displaysOf, type KeypadFace } from './display.ts';
export { hallGrade, sentGrade } from './grade.ts';
export { keysFor, readKeys } from './keymap.ts';
export type * from './key-action.ts';
export type * from './messages.ts';
export { models, type KeyRule, type Model, type Operand } from './models/index.ts';
