import type { Model } from './model.ts';

/** Keypad with 16 keys: the function key takes a digit for what has no key of its own. */
export const keypad16: Model = {
  id: 'keypad-16',
  name: 'Counter keypad, 16 keys, with evaluator',
  baud: 9600,
  tail: true,
  legends: {
    0x0a: '开始',
    0x0b: '等待',
    0x0c: '叫号',
    0x0d: '重呼',
    0x0e: '取消',
    0x0f: '功能',
  },
  keyMap: [
    { key: 0x0a, does: 'start' },
    { key: 0x0a, operand: 'window', does: 'transfer' },
    { key: 0x0b, does: 'hold' },
    { key: 0x0c, does: 'callNext' },
    { key: 0x0c, operand: 'ticket', does: 'callNumber' },
    { key: 0x0d, does: 'recall' },
    { key: 0x0e, does: 'cancel' },
    { key: 0x0f, typed: '0', does: 'pauseOrResume' },
    { key: 0x0f, typed: '3', does: 'ready' },
    { key: 0x0f, typed: '4', does: 'logOut' },
    { key: 0x0f, typed: '5', does: 'miss' },
    { key: 0x0f, operand: 'clerk', does: 'logIn' },
    { key: 0x0f, operand: 'clerkAndPin', does: 'logIn' },
  ],
  clerkDigits: 2,
  display: 'ticket-then-waiting',
  resend: null,
  foldMs: 1000,
  grades: { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5 },
};
