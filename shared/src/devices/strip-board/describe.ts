import {
  field,
  messagesIn,
  named,
  noiseWords,
  unknownWords,
  type FrameDirection,
  type FrameWords,
} from '../../codec/frame-words.ts';
import { wholeBytes, type SeenBytes } from '../../codec/seen-bytes.ts';
import { stripBoardCodec } from './codec.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';

/** A frame to or from a strip in words; `isFrame` false: bytes that belong to none. */
export function describeFrame(
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
): FrameWords {
  const whole = wholeBytes(bytes);
  if (!isFrame || whole === null) return noiseWords(bytes.length);
  const codec = stripBoardCodec(model);
  const [message] =
    direction === 'to-host'
      ? messagesIn(codec.toHost.framer(), whole)
      : messagesIn(codec.toDevice.framer(), whole);
  return message === undefined ? unknownWords : wordsOf(message);
}

function wordsOf(message: ToDevice | ToHost): FrameWords {
  const at = field('地址', 'Address', String(message.address));
  switch (message.kind) {
    case 'ok':
      return named('确认', 'Acknowledged', at);
    case 'testAddress':
      return named('探询', 'Ping', at);
    case 'show':
      return named(
        '显示文字',
        'Show text',
        at,
        field('文字', 'Text', message.text.map(({ text }) => text).join('')),
      );
    case 'unexpected':
      return named('未知命令', 'Unknown command', at);
  }
}
