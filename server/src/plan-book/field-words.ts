import type { Bilingual } from '@jiaohao/shared';

const row = (zh: string, en: string): Bilingual => ({ zh, en });

/** What the fields of a plan are called, wherever one of them is spoken of; the settings have words of their own. */
export const fieldWords = {
  id: row('代号', 'Id'),
  name: row('名称', 'Name'),
  zh: row('中文', 'Chinese'),
  en: row('英文', 'English'),
  services: row('业务', 'Services'),
  group: row('类别', 'Group'),
  series: row('号票字母', 'Series'),
  expectedMinutes: row('预计分钟', 'Expected minutes'),
  needsCard: row('须刷身份证', 'Needs an ID card'),
  documents: row('材料', 'Documents'),
  guide: row('办事指南', 'Guide'),
  basis: row('政策依据', 'Policy basis'),
  conditions: row('办理条件', 'Conditions'),
  procedure: row('办理流程', 'Procedure'),
  timeLimit: row('办理时限', 'Time limit'),
  complaints: row('投诉渠道', 'How to complain'),
  windows: row('窗口', 'Windows'),
  number: row('窗口号', 'Number'),
  helperServices: row('协助业务', 'Helper services'),
  rank: row('顺位', 'Rank'),
  dedicatedGreen: row('绿色通道专窗', 'Dedicated to the green channel'),
  standingNotices: row('常设告示', 'Standing notices'),
  appointments: row('预约', 'Appointments'),
  date: row('日期', 'Date'),
  agents: row('设备', 'Agents'),
  kind: row('种类', 'Kind'),
  publicUrl: row('对外网址', 'Public address'),
} as const satisfies Record<string, Bilingual>;
