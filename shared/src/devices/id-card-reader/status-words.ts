import type { DeviceFault } from '../../vocabulary/device.ts';

/** What an SW3 status word means. */
export interface StatusWord {
  readonly code: number;
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Whether it is an answer, tells something about the card, about the line, or about the reader itself. */
  readonly about: 'answer' | 'card' | 'line' | 'reader';
  /** What the reader suffers from if it says this, in the words of the hall. */
  readonly fault: DeviceFault | null;
}

const row = (
  code: number,
  name: string,
  about: StatusWord['about'],
  fault: DeviceFault | null,
  zh: string,
  en: string,
): StatusWord => ({ code, name, zh, en, about, fault });

/** Every status word of GA 467. */
export const statusWords: readonly StatusWord[] = [
  row(0x90, 'ok', 'answer', null, '操作成功', 'done'),
  row(0x91, 'no-content', 'answer', null, '证/卡中此项无内容', 'the card has nothing in this item'),
  row(0x9f, 'card-found', 'answer', null, '寻找证/卡成功', 'a card is on the reader'),
  row(
    0x10,
    'checksum-error',
    'line',
    'cable-noise',
    '接收数据的校验和错',
    'the reader received a wrong checksum',
  ),
  row(0x11, 'length-error', 'line', 'cable-noise', '接收数据的长度错', 'the reader received a wrong length'),
  row(0x21, 'command-error', 'line', null, '接收命令错误', 'the reader does not know the command'),
  row(0x23, 'no-authority', 'reader', 'not-authorised', '越权操作', 'the reader may not do this'),
  row(0x24, 'unrecognised', 'reader', null, '无法识别的错误', 'the reader cannot say what went wrong'),
  row(0x31, 'card-rejects-sam', 'card', null, '证/卡认证SAM失败', 'the card did not accept the reader'),
  row(0x32, 'sam-rejects-card', 'card', null, 'SAM认证证/卡失败', 'the reader did not accept the card'),
  row(0x33, 'verification-error', 'card', null, '信息验证错误', 'the content of the card failed its check'),
  row(0x40, 'unknown-card-type', 'card', null, '无法识别的卡类型', 'this is no card the reader knows'),
  row(0x41, 'read-failed', 'card', null, '读证/卡操作失败', 'the card could not be read'),
  row(0x47, 'random-failed', 'reader', 'unrecoverable', '取随机数失败', 'the security module failed'),
  row(
    0x60,
    'self-test-failed',
    'reader',
    'self-test-failed',
    'SAM自检失败，不能接收命令',
    'the security module failed its self-test and takes no commands',
  ),
  row(
    0x66,
    'sam-not-authorised',
    'reader',
    'not-authorised',
    'SAM没有经过授权，无法使用',
    'the security module is not authorised',
  ),
  row(0x80, 'find-failed', 'answer', null, '寻找证/卡失败', 'no card found'),
  row(0x81, 'select-failed', 'card', null, '选取证/卡失败', 'the card could not be selected'),
];

const byCode: ReadonlyMap<number, StatusWord> = new Map(statusWords.map((word) => [word.code, word]));

/** The meaning of SW3, also of one that the standard does not list. */
export function statusWord(code: number): StatusWord {
  const hex = code.toString(16).toUpperCase().padStart(2, '0');
  return (
    byCode.get(code) ??
    row(code, 'unlisted', 'reader', null, `读卡器返回未知状态 ${hex}`, `unlisted status ${hex}`)
  );
}
