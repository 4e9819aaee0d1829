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
import { onbonBoardCodec } from './codec.ts';
import type { Request, ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';

/** A frame to or from a card in words; `isFrame` false: bytes that belong to none. */
export function describeFrame(
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
): FrameWords {
  const whole = wholeBytes(bytes);
  if (!isFrame || whole === null) return noiseWords(bytes.length);
  const codec = onbonBoardCodec(model);
  const [found] =
    direction === 'to-host'
      ? messagesIn(codec.toHost.framer(), whole).map(describeAnswer)
      : messagesIn(codec.toDevice.framer(), whole).map(describeRequest);
  return found ?? unknownWords;
}

const card = (address: number): FrameField => field('地址', 'Address', String(address));

function describeRequest(request: ToDevice): FrameWords {
  const { name, fields } = requestWords(request);
  return { name, fields: [card(request.to), ...fields] };
}

function requestWords(request: Request): FrameWords {
  switch (request.kind) {
    case 'ping':
      return named('探询', 'Ping');
    case 'reset':
      return named('复位', 'Reset');
    case 'readStatus':
      return named('查询状态', 'Ask status');
    case 'clearScreen':
      return named('清屏', 'Clear screen');
    case 'setTime':
      return named('校时', 'Set clock');
    case 'power':
      return request.on ? named('开屏', 'Switch on') : named('关屏', 'Switch off');
    case 'brightness':
      return named('亮度', 'Brightness', field('级别', 'Level', String(request.level)));
    case 'updateAreas':
      return areasWords(request);
    case 'unexpected':
      return named(
        '未知命令',
        'Unknown command',
        field('命令', 'Command', `${hexByte(request.group)} ${hexByte(request.command)}`),
      );
  }
}

function areasWords({ remove, areas }: Extract<Request, { kind: 'updateAreas' }>): FrameWords {
  const text = areas.map((area) => area.text.map((run) => run.text).join('')).join(' / ');
  const removed = remove === 'all' ? { zh: '全部', en: 'all' } : remove.join(' ');
  const fields = [
    ...(areas.length > 0 ? [field('文字', 'Text', text)] : []),
    ...(remove === 'all' || remove.length > 0 ? [field('先清除', 'Removes first', removed)] : []),
  ];
  return areas.length > 0
    ? named('显示文字', 'Show text', ...fields)
    : named('清除文字', 'Remove text', ...fields);
}

function describeAnswer(answer: ToHost): FrameWords {
  const from = card(answer.from);
  switch (answer.kind) {
    case 'ack':
      return named('确认', 'Acknowledged', from);
    case 'nack':
      return named(
        '拒绝',
        'Refused',
        from,
        field('原因', 'Why', `${hexByte(answer.code)} ${answer.refusal ?? ''}`.trimEnd()),
      );
    case 'status':
      return named(
        '状态',
        'Status',
        from,
        field('屏幕', 'Screen', answer.status.on ? { zh: '开', en: 'on' } : { zh: '关', en: 'off' }),
        field('亮度', 'Brightness', String(answer.status.brightness)),
        field('动态区', 'Dynamic areas', answer.status.areas.join(' ') || '-'),
      );
    case 'unexpected':
      return named('未知应答', 'Unknown answer', from);
  }
}
