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
import { faultWords } from '../../vocabulary/fault-words.ts';
import type { Bilingual } from '../../vocabulary/hall.ts';
import { escposPrinterCodec } from './codec.ts';
import { faultsOf } from './faults.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { readAutomaticStatus, readSensorStatus, readStatus, type Status } from './status.ts';
import type { StatusRequest } from './status-bits.ts';

const requestNames: Readonly<Record<StatusRequest, Bilingual>> = {
  1: { zh: '打印机', en: 'printer' },
  2: { zh: '脱机原因', en: 'cause of offline' },
  3: { zh: '错误', en: 'error' },
  4: { zh: '纸', en: 'paper' },
};

/**
 * Bytes of the line in words; `isFrame` false: bytes that belong to no answer. `before`: what went to the printer last, as
 * a status byte does not say what it answers.
 */
export function describeFrame(
  direction: FrameDirection,
  bytes: SeenBytes,
  isFrame: boolean,
  model: Model,
  before: SeenBytes | null,
): FrameWords {
  const whole = wholeBytes(bytes);
  if (!isFrame || whole === null) return noiseWords(bytes.length);
  if (direction === 'to-device') return describeJob(commandsIn(whole, model));
  const [answer] = messagesIn(escposPrinterCodec(model).toHost.framer(), whole);
  return answer === undefined ? unknownWords : describeAnswer(answer, askedBy(before, model), model);
}

const commandsIn = (bytes: Uint8Array, model: Model): readonly ToDevice[] =>
  messagesIn(escposPrinterCodec(model).toDevice.framer(), bytes);

/** The question a status byte answers. */
function askedBy(before: SeenBytes | null, model: Model): StatusRequest | null {
  const whole = before === null ? null : wholeBytes(before);
  const last = whole === null ? undefined : commandsIn(whole, model).at(-1);
  return last?.kind === 'requestStatus' ? last.n : null;
}

function describeJob(commands: readonly ToDevice[]): FrameWords {
  const [first] = commands;
  if (first === undefined) return unknownWords;
  if (commands.length === 1 && first.kind === 'requestStatus')
    return named(
      '查询状态',
      'Ask status',
      field('DLE EOT', 'DLE EOT', {
        zh: `${first.n} ${requestNames[first.n].zh}`,
        en: `${first.n} ${requestNames[first.n].en}`,
      }),
    );
  if (commands.length === 1 && first.kind === 'requestSensor')
    return named('等待打印完成', 'Wait until printed', field('GS r', 'GS r', String(first.sensor)));
  return jobWords(commands);
}

function jobWords(commands: readonly ToDevice[]): FrameWords {
  const text = textOf(commands);
  const has = (kind: ToDevice['kind']): boolean => commands.some((command) => command.kind === kind);
  const isPaper = text !== '' || has('cut');
  const also: readonly (readonly [ToDevice['kind'], string, string])[] = [
    ['qrPrint', '二维码', 'QR code'],
    ['cut', '切纸', 'cut'],
    ['requestSensor', '问打印完成', 'asks when printed'],
    ['recover', '清除错误', 'clears an error'],
    ['initialise', '初始化', 'initialises'],
  ];
  const found = also.filter(([kind]) => has(kind));
  return {
    name: isPaper ? { zh: '打印', en: 'Print' } : { zh: '命令', en: 'Commands' },
    fields: [
      field('命令数', 'Commands', String(commands.length)),
      ...(text === '' ? [] : [field('文字', 'Text', text)]),
      ...(found.length === 0
        ? []
        : [
            field('其中', 'Among them', {
              zh: found.map(([, zh]) => zh).join('、'),
              en: found.map(([, , en]) => en).join(', '),
            }),
          ]),
    ],
  };
}

/** What would stand on the paper, a slash between lines. */
function textOf(commands: readonly ToDevice[]): string {
  const letters = commands.map((command) => {
    if (command.kind === 'text') return command.string;
    return command.kind === 'lineFeed' ? '\n' : '';
  });
  return letters
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ');
}

function describeAnswer(answer: ToHost, asked: StatusRequest | null, model: Model): FrameWords {
  switch (answer.kind) {
    case 'realTimeStatus':
      return asked === null
        ? named('状态', 'Status', field('字节', 'Byte', hexByte(answer.byte)))
        : statusWords(
            { zh: `状态：${requestNames[asked].zh}`, en: `Status: ${requestNames[asked].en}` },
            readStatus(asked, answer.byte, model),
            model,
          );
    case 'automaticStatus':
      return statusWords(
        { zh: '自动状态', en: 'Automatic status' },
        readAutomaticStatus(answer.bytes, model),
        model,
      );
    case 'sensorStatus':
      return statusWords(
        { zh: '前面的已打印完', en: 'All before it is printed' },
        readSensorStatus(answer.byte),
        model,
      );
    case 'xon':
      return named('可以继续发送', 'Buffer has room');
    case 'xoff':
      return named('暂停发送', 'Buffer is full');
    case 'bufferCleared':
      return named('缓冲区已清空', 'Buffer cleared');
  }
}

function statusWords(name: Bilingual, status: Status, model: Model): FrameWords {
  const faults = faultsOf(model, status).map((fault) => faultWords[fault]);
  const value =
    faults.length === 0
      ? { zh: '正常', en: 'well' }
      : {
          zh: faults.map(({ zh }) => zh).join('、'),
          en: faults.map(({ en }) => en).join(', '),
        };
  return { name, fields: [field('状况', 'Condition', value)] };
}
