/** What a back entry or a lease of numbers is refused for. */
export const backEntryRefusals = {
  'already-entered': {
    digits: '701',
    zh: '{what}已补录过，不再重复登记。',
    en: '{what} is in the books already; it is not entered twice.',
  },
  'entry-other-day': {
    digits: '702',
    zh: '所填时间不属于{date}营业日，不能记入。请核对时间；若确是其他日期，请写在当日纸质登记上。',
    en: 'The time is not of the business day of {date}. Check the time; if it was another day, write it into that day’s paper records.',
  },
  'offline-numbers-used-up': {
    digits: '703',
    zh: '{series}字离线号段已分完，断网时请到咨询台领取纸质号。',
    en: 'No block of numbers of series {series} is left; without the hub, paper numbers are given out at the desk.',
  },
  'numbers-of-another': {
    digits: '704',
    zh: '{kiosk}的离线号段只能由该取号机自己领取。',
    en: 'Only kiosk {kiosk} itself leases its numbers.',
  },
  'unknown-conflict': {
    digits: '705',
    zh: '待核对清单中没有{conflict}，可能已由他人核对。',
    en: 'The reconciliation list has no {conflict}; somebody may have resolved it already.',
  },
  'paper-numbers-used-up': {
    digits: '706',
    zh: '{series}字纸质号今天已领完：请到有号段的咨询台发号，或在设置里调小“纸质号数量”，次日起用。',
    en: 'No paper number of series {series} is free today: go to a desk that has some, or lower “Paper numbers each” for tomorrow.',
  },
  'no-paper-numbers': {
    digits: '707',
    zh: '这台机器没有领着的纸质号段，可能已经交还。请看纸质号段列表。',
    en: 'That browser holds no paper numbers; they may have been given back already. See the list of paper numbers.',
  },
} as const;
