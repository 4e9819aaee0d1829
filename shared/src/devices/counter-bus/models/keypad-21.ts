import type { Model } from './model.ts';

/** Keypad with 21 keys, an evaluate key and a pause key of its own. */
export const keypad21: Model = {
  id: 'keypad-21',
  name: 'Counter keypad, 21 keys, with evaluator',
  baud: 9600,
  tail: true,
  legends: {
    0x0b: '评价',
    0x0c: '叫号',
    0x0d: '重呼',
    0x0e: '取消',
    0x0f: '确认',
    0x12: '暂停',
    0x13: '转移',
  },
  keyMap: [
    { key: 0x0b, does: 'evaluate' },
    { key: 0x0c, does: 'callNext' },
    { key: 0x0c, operand: 'ticket', does: 'callNumber' },
    { key: 0x0d, does: 'recall' },
    { key: 0x0e, does: 'cancel' },
    { key: 0x0f, typed: '0', does: 'hold' },
    { key: 0x0f, typed: '1', does: 'start' },
    { key: 0x0f, typed: '3', does: 'ready' },
    { key: 0x0f, typed: '3', operand: 'ticket', does: 'ready' },
    { key: 0x0f, typed: '4', does: 'logOut' },
    { key: 0x0f, typed: '6', does: 'miss' },
    { key: 0x0f, operand: 'clerkAndPin', does: 'logIn' },
    { key: 0x12, does: 'pauseOrResume' },
    { key: 0x13, operand: 'window', does: 'transfer' },
  ],
  clerkDigits: 2,
  display: 'both',
  resend: { afterMs: 300, times: 3 },
  foldMs: 1000,
  grades: { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5 },
};
