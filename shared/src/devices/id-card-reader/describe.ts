import {
  field,
  hexByte,
  messagesIn,
  named,
  noiseWords,
  unknownWords,
  type FrameDirection,
  type FrameWords,
} from '../../codec/frame-words.ts';
import { wholeBytes, type SeenBytes } from '../../codec/seen-bytes.ts';
import { idCardReaderCodec } from './codec.ts';
import type { ToDevice } from './messages.ts';
import type { Model } from './models/index.ts';
import { statusWord } from './status-words.ts';

const statusAt = 9;
/** Preamble, length, status and checksum of an answer without data. */
const bareBytes = 11;
/** An answer with so much data is a card. */
const cardBytes = 256;

const commandNames: Readonly<Record<Exclude<ToDevice['kind'], 'unknown'>, FrameWords>> = {
  reset: named('复位', 'Reset'),
  status: named('查询状态', 'Ask status'),
  readSamId: named('读安全模块号', 'Read security module id'),
  findCard: named('找卡', 'Find card'),
  selectCard: named('选卡', 'Select card'),
  readBase: named('读卡（文字和照片）', 'Read card (text and photograph)'),
  readBaseAndFingerprint: named('读卡（含指纹）', 'Read card (with fingerprint)'),
  readNewAddress: named('读新住址', 'Read new address'),
  setBaud: named('设置波特率', 'Set baud rate'),
};

/** A frame of the line in words; `isFrame` false: bytes that belong to none. What is on a card is never among them. */
export function describeFrame(
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
): FrameWords {
  if (!isFrame) return noiseWords(bytes.length);
  return direction === 'to-device' ? describeCommand(bytes, model) : describeAnswer(bytes);
}

function describeCommand(bytes: SeenBytes, model: Model): FrameWords {
  const whole = wholeBytes(bytes);
  const [command] = whole === null ? [] : messagesIn(idCardReaderCodec(model).toDevice.framer(), whole);
  if (command === undefined || command.kind === 'unknown') return unknownWords;
  const { name, fields } = commandNames[command.kind];
  if (command.kind !== 'setBaud') return { name, fields };
  return { name, fields: [field('波特率', 'Baud rate', String(command.baud))] };
}

function describeAnswer(bytes: SeenBytes): FrameWords {
  const code = bytes[statusAt] ?? null;
  if (code === null) return unknownWords;
  const { zh, en } = statusWord(code);
  const data = bytes.length - bareBytes;
  const kept = { zh: `${data} 字节，不显示`, en: `${data} bytes, not shown` };
  const isCard = data >= cardBytes;
  return {
    name: isCard ? { zh: '读卡成功', en: 'Card read' } : { zh, en },
    fields: [
      field('状态字', 'Status word', hexByte(code)),
      ...(data > 0 ? [field('数据', 'Data', kept)] : []),
    ],
  };
}
