import type { DeviceTestKind, TestFinding, TestOutcome } from '../contracts/device-tests.ts';
import type { DeviceKind } from './device.ts';
import type { Bilingual } from './hall.ts';

/** The test of each kind of device; null where there is none (a bus is tried by its keypads). */
export const testOf: Readonly<Record<DeviceKind, DeviceTestKind | null>> = {
  printer: 'print',
  'card-reader': 'reader',
  board: 'board',
  keypad: 'key',
  evaluator: 'key',
  speaker: 'speak',
  'counter-bus': null,
};

/** What each test is called, as something to be done. */
export const deviceTestWords: Readonly<Record<DeviceTestKind, Bilingual>> = {
  print: { zh: '打印测试页', en: 'Print a test slip' },
  reader: { zh: '检查读卡器', en: 'Check the reader' },
  board: { zh: '显示测试图案', en: 'Show a test pattern' },
  key: { zh: '按键测试', en: 'Try a key' },
  speak: { zh: '播放测试语音', en: 'Say a test sentence' },
};

export const testOutcomeWords: Readonly<Record<TestOutcome, Bilingual>> = {
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '未通过', en: 'Failed' },
  'not-made': { zh: '未进行', en: 'Not made' },
};

/** What a test found, in a sentence. */
export const findingWords: Readonly<Record<TestFinding, Bilingual>> = {
  'fence-answered': {
    zh: '测试页已打印，打印机已应答。',
    en: 'The slip is printed; the printer has answered behind it.',
  },
  'reader-answered': { zh: '读卡器应答正常。', en: 'The reader answers that it is well.' },
  'board-confirmed': { zh: '屏已确认显示测试图案。', en: 'The board has confirmed the pattern.' },
  'key-arrived': { zh: '已收到按键。', en: 'A key has arrived.' },
  spoken: { zh: '测试语音已播放。', en: 'The sentence was said.' },
  'device-fault': { zh: '设备报告故障。', en: 'The device says that something is wrong.' },
  'not-confirmed': { zh: '设备没有确认。', en: 'The device has not confirmed.' },
  'no-key': { zh: '等候期间没有收到按键。', en: 'No key arrived while it was waited for.' },
  'not-spoken': { zh: '测试语音没有播放。', en: 'The sentence was not said.' },
  'visit-under-way': { zh: '取号机前有人正在办理。', en: 'Somebody stands at the kiosk.' },
  'call-under-way': { zh: '窗口正在叫号。', en: 'A number is being called at the window.' },
  overtaken: { zh: '测试期间窗口叫号，测试中止。', en: 'A call came meanwhile and goes first.' },
  'test-under-way': { zh: '此设备已在测试中。', en: 'The device is being tried already.' },
  'out-of-service': {
    zh: '设备已停用，须先确认修复。',
    en: 'The device is out of service until somebody clears it.',
  },
  'no-such-device': { zh: '主机上没有此设备。', en: 'Its host has no such device.' },
};
