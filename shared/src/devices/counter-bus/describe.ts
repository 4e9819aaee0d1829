import {
  field,
  hexByte,
  messagesIn,
  named,
  noiseWords,
  unknownWords,
  type FrameDirection,
  type FrameField,
  type FrameWords,
} from '../../codec/frame-words.ts';
import { wholeBytes, type SeenBytes } from '../../codec/seen-bytes.ts';
import type { Bilingual } from '../../vocabulary/hall.ts';
import { counterBusCodec } from './codec.ts';
import type { KeyAction } from './key-action.ts';
import { readKeys } from './keymap.ts';
import type { Order, ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';

/** What the keys are called. */
export const actionWords: Readonly<Record<KeyAction['kind'], Bilingual>> = {
  callNext: { zh: '叫号', en: 'Call next' },
  callNumber: { zh: '叫指定号', en: 'Call a number' },
  recall: { zh: '重呼', en: 'Recall' },
  cancel: { zh: '取消', en: 'Cancel' },
  start: { zh: '开始办理', en: 'Start' },
  evaluate: { zh: '请评价', en: 'Ask for a grade' },
  hold: { zh: '挂起等待', en: 'Hold' },
  ready: { zh: '叫回挂起的号', en: 'Call back a held number' },
  miss: { zh: '过号', en: 'Missed' },
  pauseOrResume: { zh: '暂停或恢复', en: 'Pause or resume' },
  logOut: { zh: '退出登录', en: 'Log out' },
  logIn: { zh: '登录', en: 'Log in' },
  transfer: { zh: '转办', en: 'Transfer' },
};

const unknownKey: Bilingual = { zh: '没有定义的按键', en: 'A key without meaning' };

/** What a press means in words, without what was typed. */
export function wordsOfPress({ kind }: ReturnType<typeof readKeys>): Bilingual {
  return kind === 'unknown' ? unknownKey : actionWords[kind];
}

/** A frame of the bus in words; `isFrame` false: bytes that belong to none. */
export function describeFrame(
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
): FrameWords {
  if (!isFrame) return noiseWords(bytes.length);
  const whole = wholeBytes(bytes);
  if (whole === null) return describePrivate(direction, bytes);
  const codec = counterBusCodec(model);
  const [heard] =
    direction === 'to-host'
      ? messagesIn(codec.toHost.framer(), whole).map((message) => describeReport(message, model))
      : messagesIn(codec.toDevice.framer(), whole).map((message) => describeOrder(message, model));
  return heard ?? unknownWords;
}

const addressField = (address: number): FrameField => field('地址', 'Address', String(address));

/** Digits that may hold a PIN came with it, or went back as an acknowledgement. */
function describePrivate(direction: FrameDirection, bytes: SeenBytes): FrameWords {
  const digits = { zh: '不显示（可能含密码）', en: 'not shown (may hold a PIN)' };
  const fields = [addressField(bytes[5] ?? 0), field('数字', 'Digits', digits)];
  return direction === 'to-host'
    ? named('按键', 'Key pressed', ...fields)
    : named('应答按键', 'Key acknowledged', ...fields);
}

function describeReport(message: ToHost, model: Model): FrameWords {
  if (message.kind === 'overheard') return describeOrder(message.message, model);
  const { address } = message;
  switch (message.kind) {
    case 'keyPress':
      return pressed('按键', 'Key pressed', message, model);
    case 'digits':
      return named('数字', 'Digits', addressField(address), digitsField(message.digits));
    case 'grade':
      return graded('评价', 'Grade', address, message.grade);
    case 'unexpected':
      return named('未知帧', 'Unknown frame', addressField(address));
  }
}

function describeOrder(message: ToDevice | Order, model: Model): FrameWords {
  if (message.kind === 'overheard') return describeReport(message.message, model);
  const at = addressField(message.address);
  switch (message.kind) {
    case 'display':
      return named('键盘显示', 'Keypad display', at, field('显示', 'Shows', shown(message.positions)));
    case 'result':
      return message.ok ? named('已受理', 'Accepted', at) : named('未受理', 'Not accepted', at);
    case 'beep':
      return named('蜂鸣', 'Beep', at);
    case 'startEvaluation':
      return named('请评价', 'Start evaluation', at);
    case 'gradeReply':
      return graded('应答评价', 'Grade acknowledged', message.address, message.grade);
    case 'keyEcho':
      return message.key === null
        ? named('应答数字', 'Digits acknowledged', at, digitsField(message.digits))
        : pressed('应答按键', 'Key acknowledged', { ...message, key: message.key }, model);
    case 'unexpected':
      return named('未知帧', 'Unknown frame', at);
  }
}

function pressed(
  zh: string,
  en: string,
  { address, digits, key }: { address: number; digits: readonly number[]; key: number },
  model: Model,
): FrameWords {
  const what = wordsOfPress(readKeys(model, digits, key));
  return named(
    `${zh}：${what.zh}`,
    `${en}: ${what.en}`,
    addressField(address),
    field('键码', 'Key code', `${hexByte(key)} ${model.legends[key] ?? ''}`.trimEnd()),
    ...(digits.length > 0 ? [digitsField(digits)] : []),
  );
}

const digitsField = (digits: readonly number[]): FrameField => field('数字', 'Digits', digits.join(''));

const graded = (zh: string, en: string, address: number, grade: number): FrameWords =>
  named(zh, en, addressField(address), field('评价键', 'Grade key', String(grade)));

const shown = (positions: readonly (number | null)[]): string =>
  positions.map((position) => (position === null ? '·' : String(position))).join('');
