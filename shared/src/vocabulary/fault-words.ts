import type { Fault, SubjectKind } from './failure.ts';
import type { Bilingual } from './hall.ts';

/** What is wrong, in a word or two. */
export const faultWords: Readonly<Record<Fault, Bilingual>> = {
  'paper-near-end': { zh: '纸将用完', en: 'paper near its end' },
  'paper-out': { zh: '缺纸', en: 'out of paper' },
  'cover-open': { zh: '上盖未关', en: 'cover open' },
  cutter: { zh: '切刀故障', en: 'cutter jammed' },
  mechanical: { zh: '机械故障', en: 'mechanical fault' },
  'too-hot': { zh: '过热', en: 'too hot' },
  unrecoverable: { zh: '需断电重启或送修', en: 'needs power off and on, or repair' },
  offline: { zh: '脱机', en: 'offline' },
  'not-authorised': { zh: '安全模块未授权', en: 'security module not authorised' },
  'self-test-failed': { zh: '自检失败', en: 'self-test failed' },
  'refuses-commands': { zh: '不执行命令', en: 'refuses commands' },
  'cable-noise': { zh: '线路干扰', en: 'noise on the cable' },
  silent: { zh: '无应答', en: 'gives no answer' },
  unplugged: { zh: '未连接', en: 'unplugged' },
  flapping: { zh: '时好时坏', en: 'comes and goes' },
  gone: { zh: '失去联系', en: 'not heard of' },
  reported: { zh: '人工报修', en: 'reported by a person' },
  'journal-damaged': { zh: '日志损坏', en: 'journal damaged' },
  'disk-full': { zh: '磁盘已满', en: 'disk full' },
};

/** What each thing that can fail is called. */
export const subjectKindWords: Readonly<Record<SubjectKind, Bilingual>> = {
  printer: { zh: '打印机', en: 'Printer' },
  'card-reader': { zh: '读卡器', en: 'Card reader' },
  keypad: { zh: '叫号键盘', en: 'Keypad' },
  evaluator: { zh: '评价器', en: 'Evaluator' },
  board: { zh: '窗口屏', en: 'Window board' },
  'counter-bus': { zh: '柜台总线', en: 'Counter bus' },
  speaker: { zh: '扬声器', en: 'Loudspeaker' },
  kiosk: { zh: '取号机', en: 'Kiosk' },
  'display-agent': { zh: '窗口设备主机', en: 'Counter host' },
  window: { zh: '窗口', en: 'Window' },
  hub: { zh: '中心服务', en: 'Hub' },
};
