/** Refusals about what failed and what is done about it, rows of the table of refusals. */
export const failureRefusals = {
  'unknown-incident': {
    digits: '601',
    zh: '没有未结的故障单{incident}。',
    en: 'There is no open incident {incident}.',
  },
  'incident-open': {
    digits: '602',
    zh: '已有故障单{incident}，无须再报。',
    en: 'It is reported already, as incident {incident}.',
  },
  'unknown-kiosk': { digits: '603', zh: '没有取号机{kiosk}。', en: 'There is no kiosk {kiosk}.' },
  outage: {
    digits: '604',
    zh: '业务系统故障，{name}暂停取号，{until}。急事请到咨询台登记电话。',
    en: 'The business system is down: {name} takes no tickets, {until}. If it is urgent, leave your phone number at the desk.',
  },
  'unknown-outage': {
    digits: '605',
    zh: '没有正在持续的系统故障{outage}。',
    en: 'There is no outage {outage} now.',
  },
  'handwork-exists': {
    digits: '606',
    zh: '手工登记{handwork}已存在。',
    en: 'Handwork {handwork} is registered already.',
  },
  'unknown-handwork': {
    digits: '607',
    zh: '没有待补录的登记{handwork}。',
    en: 'No handwork {handwork} waits to be entered.',
  },
  'call-back-exists': {
    digits: '608',
    zh: '回访{callBack}已登记。',
    en: 'Call-back {callBack} is registered already.',
  },
  'unknown-call-back': {
    digits: '609',
    zh: '没有待办的回访{callBack}。',
    en: 'There is no open call-back {callBack}.',
  },
  'notice-exists': { digits: '610', zh: '告示{notice}已发布。', en: 'Notice {notice} is posted already.' },
  'unknown-notice': { digits: '611', zh: '没有告示{notice}。', en: 'There is no notice {notice}.' },
  'kiosk-prints-nothing': {
    digits: '620',
    zh: '{kiosk}现在不能打印，请换一台取号机。',
    en: 'Kiosk {kiosk} cannot print now; choose another.',
  },
  'no-print-order': {
    digits: '621',
    zh: '咨询台没有要求在此打印{ticket}。',
    en: 'The desk has not ordered {ticket} to be printed here.',
  },
  'fault-unplaced': {
    digits: '612',
    zh: '请说明故障设备{subject}在哪个窗口或哪台取号机。',
    en: 'Say at which window or kiosk {subject} is.',
  },
} as const;
