import type { HubRefusal } from './hub-refusal.ts';

/** What only a page is ever told, so that clerks need not know the digits. */
export const pageRefusals = {
  'wrong-password': {
    digits: '920',
    http: 401,
    zh: '工号或密码不对。',
    en: 'Staff number or password is wrong.',
  },
  'account-locked': {
    digits: '921',
    http: 429,
    zh: '此工号输错密码次数过多，请三十分钟后再试，或请管理员解锁。',
    en: 'Too many wrong passwords for this number. Try again in half an hour, or ask an administrator to unlock it.',
  },
  'wrong-old-password': { digits: '922', http: 403, zh: '原密码不对。', en: 'The old password is wrong.' },
  'password-too-short': {
    digits: '923',
    http: 400,
    zh: '密码太短，请至少用十个字符。',
    en: 'The password is too short: use at least ten characters.',
  },
  'password-too-simple': {
    digits: '924',
    http: 400,
    zh: '密码太简单，不能只是工号或同一个字符的重复。',
    en: 'The password is too simple: it must not only repeat your number or one character.',
  },
  'password-not-new': {
    digits: '925',
    http: 400,
    zh: '新密码不能与原密码相同。',
    en: 'The new password must differ from the old one.',
  },
  'unknown-hall': {
    digits: '943',
    http: 421,
    zh: '本系统没有使用此地址的大厅，请核对网址；仍打不开请告知技术部门。',
    en: 'No hall of this system has this address. Check it; if it still does not open, tell the technicians.',
  },
  'hall-closed': {
    digits: '944',
    http: 503,
    zh: '本大厅的记录无法读取，暂不能使用，请告知技术部门；其余大厅照常。',
    en: 'The records of this hall cannot be read, so that it is closed. Tell the technicians; other halls go on.',
  },
  'not-from-our-page': {
    digits: '926',
    http: 403,
    zh: '此请求不是由本系统当前打开的页面发出，请刷新页面后再试。',
    en: 'This request does not come from an open page of this system; reload the page and try again.',
  },
  'wrong-first-token': {
    digits: '927',
    http: 403,
    zh: '建立管理员的链接不对或已失效，请用中心服务最近一次启动时显示的链接。',
    en: 'This link for the first administrator is wrong or used up; take the one the hub showed when it last started.',
  },
  'unknown-account': { digits: '928', http: 404, zh: '没有这个工号。', en: 'There is no such staff number.' },
  'account-exists': {
    digits: '929',
    http: 409,
    zh: '这个工号已有账号。',
    en: 'There is an account with this number already.',
  },
  'last-administrator': {
    digits: '930',
    http: 409,
    zh: '这是最后一个可用的管理员，不能停用或去掉管理员角色。',
    en: 'This is the last administrator who can sign in, and cannot be disabled or lose that role.',
  },
  'administrator-exists': {
    digits: '931',
    http: 409,
    zh: '已经有管理员了，请由管理员建立账号。',
    en: 'There is an administrator already; let them create your account.',
  },
  'settings-wrong': {
    digits: '932',
    http: 400,
    zh: '设置有误：{what}',
    en: 'The settings are wrong: {what}',
  },
  'settings-unchanged': {
    digits: '933',
    http: 409,
    zh: '与最新一版设置相同，没有要保存的改动。',
    en: 'This is the same as the newest version; there is nothing to save.',
  },
  'settings-stale': {
    digits: '934',
    http: 409,
    zh: '{what}，你的改动还没有保存。请在最新一版上重新修改。',
    en: '{what}, and your changes are not saved. Make them again on the newest version.',
  },
  'unknown-version': {
    digits: '935',
    http: 404,
    zh: '没有这一版设置。',
    en: 'There is no such version of the settings.',
  },
  'unknown-agent': {
    digits: '936',
    http: 404,
    zh: '设置中没有这台设备，请先添加并保存。',
    en: 'There is no such agent in the settings; add it and save first.',
  },
  'unknown-tracker': {
    digits: '937',
    http: 404,
    zh: '没有这张号票，请重新扫描号票上的二维码。',
    en: 'There is no such ticket. Scan the code on your ticket once more.',
  },
  'no-device-test': {
    digits: '940',
    http: 409,
    zh: '此类设备没有单独的测试，请测试接在上面的设备。',
    en: 'There is no test of its own for this; try what hangs on it.',
  },
  'device-host-away': {
    digits: '941',
    http: 409,
    zh: '设备所在的主机没有应答，现在无法测试。',
    en: 'The host of the device does not answer; it cannot be tried now.',
  },
  'metrics-closed': {
    digits: '942',
    http: 403,
    zh: '运行指标只供本机读取，或凭设置文件中的令牌读取。',
    en: 'Metrics are for this machine, or for whoever brings the token of the hall file.',
  },
} as const satisfies Record<string, HubRefusal>;
