import type { Bilingual } from '@jiaohao/shared';
import type { Settings } from '../domain/settings.ts';

/** Settings that are thought of together. */
export const settingThemes = [
  { id: 'hours', zh: '营业时间', en: 'Opening hours' },
  { id: 'promises', zh: '等候承诺', en: 'Promised waits' },
  { id: 'calling', zh: '叫号与过号', en: 'Calling and missing' },
  { id: 'green', zh: '绿色通道', en: 'Green channel' },
  { id: 'appointments', zh: '预约', en: 'Appointments' },
  { id: 'numbers', zh: '号段', en: 'Ranges of numbers' },
  { id: 'watch', zh: '提醒与故障', en: 'Alerts and faults' },
] as const;
type SettingTheme = (typeof settingThemes)[number]['id'];

interface SettingWords {
  readonly theme: SettingTheme;
  readonly name: Bilingual;
  /** What it means; the English of it stands with the setting itself. */
  readonly zh: string;
}

const row = (theme: SettingTheme, zh: string, en: string, means: string): SettingWords => ({
  theme,
  name: { zh, en },
  zh: means,
});

/** What each setting is called on the settings page, and what it means in Chinese. */
export const settingWords: Readonly<Record<keyof Settings, SettingWords>> = {
  opensAt: row('hours', '开始取号', 'Tickets from', '取号机从这个时间起发号；咨询台可以更早。'),
  closesAt: row(
    'hours',
    '停止取号',
    'Tickets until',
    '到点后不再开放新的营业，但已在等候和随后到来的人都会办完。',
  ),
  lingerMinutes: row(
    'hours',
    '办完后自动结束',
    'Closes by itself after',
    '停止取号后，最后一人办完再过这么久，营业日自动结束。',
  ),
  signIn: row(
    'calling',
    '窗口登录',
    'Log-in at windows',
    '开窗口前是否必须登录；选“不必”时按叫号键即开窗口。',
  ),
  misclickGuardSeconds: row('calling', '防误按', 'Misclick guard', '叫号后这段时间内再按叫号键不叫人。'),
  missCalls: row('calling', '过号前呼叫次数', 'Calls before a miss', '至少叫这么多次，才可以标为过号。'),
  missCallGapSeconds: row(
    'calling',
    '两次呼叫的间隔',
    'Gap between calls',
    '间隔短于此的几次呼叫，计过号时只算一次。',
  ),
  reinstateTimes: row('calling', '过号可恢复次数', 'Reinstatements', '同一张过号票最多可以恢复几次。'),
  reinstateWithinMinutes: row('calling', '过号恢复时限', 'Reinstated within', '过号后多久之内可以恢复。'),
  reinstateAfterCalls: row(
    'calling',
    '恢复后排在几人之后',
    'Reinstated after',
    '恢复的票在本业务再叫这么多人之后叫到。',
  ),
  helpAfterMinutes: row(
    'calling',
    '协助办理起点',
    'Help after',
    '协助业务的第一个人等候超过此时间，忙碌的窗口也会叫他。',
  ),
  promiseRegularMinutes: row('promises', '普通号', 'Regular', '普通号等候超过此时间即为超时，优先叫号。'),
  promiseGreenMinutes: row('promises', '绿色通道', 'Green channel', '绿色通道号等候超过此时间即为超时。'),
  promiseAppointmentMinutes: row(
    'promises',
    '预约号',
    'Appointments',
    '预约时间过后这么久还没叫到即为超时。',
  ),
  appointmentEarlyMinutes: row(
    'appointments',
    '提前可叫',
    'Due before the slot',
    '预约时间前这么久起可以叫号。',
  ),
  appointmentLateMinutes: row(
    'appointments',
    '迟到宽限',
    'Grace when late',
    '比预约时间晚到超过此时间的，从到达时起按普通号排队。',
  ),
  priorityRun: row(
    'green',
    '连续优先叫号上限',
    'Priority calls in a row',
    '同一业务连续优先叫这么多人后，先叫一位等候的普通号。',
  ),
  greenDelivery: row(
    'green',
    '实现方式',
    'How it is given',
    '除专窗外，绿色通道怎样实现：优先叫号、单独号段。',
  ),
  greenSeries: row('green', '号段字母', 'Series', '单独号段时绿色通道号票的字母。'),
  greenSelfDeclared: row(
    'green',
    '可自助选择的事由',
    'Claimed at a kiosk',
    '办事人可在取号机上自己选择的事由；其余由工作人员给予。',
  ),
  elderlyFrom: row('green', '老年人年龄', 'Elderly from', '取号机从这个年龄起主动提供绿色通道。'),
  employerAgentsHoldSeveral: row(
    'numbers',
    '单位经办人可取多号',
    'Employers’ agents may hold several',
    '单位经办人可否同时持有同一业务的多张号票。',
  ),
  numberDigits: row(
    'numbers',
    '号码位数',
    'Digits of a number',
    '号票字母后面有几位数字；改动时下面的号段随之放大或缩小。',
  ),
  kioskNumbersTo: row(
    'numbers',
    '系统发号到',
    'Hub’s numbers up to',
    '每个字母由系统发到这个号为止，其后留作手写。',
  ),
  offlineNumbersFrom: row(
    'numbers',
    '离线号起点',
    'Offline numbers from',
    '断网时取号机自行发号从这个号起。',
  ),
  offlineBlock: row(
    'numbers',
    '离线号数量',
    'Offline numbers each',
    '每台取号机每个字母一次预留的离线号个数。',
  ),
  paperNumbersFrom: row('numbers', '纸质号起点', 'Paper numbers from', '咨询台纸质号簿从这个号起。'),
  paperBlock: row('numbers', '纸质号数量', 'Paper numbers each', '每个咨询台每个字母一次领取的纸质号个数。'),
  nearEndTickets: row(
    'watch',
    '纸将尽时余票',
    'Tickets near the end',
    '打印机报告纸将用完时，大约还能打印的张数。',
  ),
  escalateAfterMinutes: row(
    'watch',
    '故障上报',
    'Escalated after',
    '没有预计修复时间的故障过此时间报值班管理；有预计的，过了预计时间就报。',
  ),
  longAbsenceMinutes: row(
    'watch',
    '长时间离岗',
    'Long absence',
    '窗口人员暂停服务超过此时间，列入值班管理的离岗名单。',
  ),
  longOutageMinutes: row(
    'watch',
    '长时间停机',
    'Long outage',
    '业务系统预计停机超过此时间，相关业务暂停取号。',
  ),
  crowdedPerWindow: row(
    'watch',
    '每窗等候上限',
    'Crowded per window',
    '平均每个开放窗口等候超过这么多人时提醒值班管理。',
  ),
  crowdedWaitMinutes: row(
    'watch',
    '最长等候提醒',
    'Longest wait',
    '某业务最长等候超过此时间时提醒值班管理。',
  ),
  estimatePriorWeight: row(
    'watch',
    '预计等候的稳重程度',
    'Weight of the expected time',
    '估算等候时，预计时长相当于多少笔已办业务。',
  ),
};
