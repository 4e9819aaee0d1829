import type { Refusal } from '@jiaohao/shared';
import type { HubRefusal } from './hub-refusal.ts';
import { pageRefusals } from './page-refusals.ts';

/** What a keypad may be told; 9xx on its display. */
export const keypadRefusals = {
  'not-recorded': {
    digits: '901',
    http: 503,
    zh: '未能记录，请再试一次；仍不行请告知技术部门。',
    en: 'It could not be recorded. Try once more; if it fails again, tell the technicians.',
  },
  'not-allowed': { digits: '902', http: 403, zh: '无权进行此操作。', en: 'You may not do this.' },
  'wrong-pin': { digits: '903', http: 401, zh: '工号或密码不对。', en: 'Staff number or PIN is wrong.' },
  'too-many-tries': {
    digits: '904',
    http: 429,
    zh: '输错次数过多，请一分钟后再试。',
    en: 'Too many wrong tries; wait a minute.',
  },
  'not-understood': {
    digits: '905',
    http: 400,
    zh: '系统不认识此操作，请更新软件。',
    en: 'The hub does not know this command; update the software.',
  },
  'log-in-first': { digits: '906', http: 401, zh: '请先登录。', en: 'Log in first.' },
  'bad-request': { digits: '907', http: 400, zh: '请求有误：{what}。', en: 'The request is wrong: {what}.' },
  'too-large': { digits: '908', http: 413, zh: '请求过大。', en: 'The request is too large.' },
  'too-fast': {
    digits: '909',
    http: 429,
    zh: '请求过于频繁，请稍候。',
    en: 'Too many requests; wait a moment.',
  },
  'not-found': { digits: '910', http: 404, zh: '没有这一项。', en: 'There is no such thing.' },
  'ticket-of-another-day': {
    digits: '913',
    http: 404,
    zh: '此号票不是今天的。',
    en: 'This ticket is not of today.',
  },
  stopping: {
    digits: '911',
    http: 503,
    zh: '系统正在重启，请稍候。',
    en: 'The hub is restarting; wait a moment.',
  },
  'went-wrong': {
    digits: '912',
    http: 500,
    zh: '系统出错，已记录，请告知技术部门。',
    en: 'Something went wrong and was logged; tell the technicians.',
  },
  'disk-full': {
    digits: '914',
    http: 507,
    zh: '系统磁盘已满，未能记录，请告知技术部门腾出空间。',
    en: 'The hub’s disk is full and this was not recorded. Tell the technicians to make room.',
  },
  settling: {
    digits: '915',
    http: 503,
    zh: '系统刚恢复，正在接收人工叫号记录，请几秒后再叫号。',
    en: 'The hub has just come back and is taking in what was called by hand; call again in a few seconds.',
  },
  busy: {
    digits: '916',
    http: 503,
    retryAfterSeconds: 2,
    zh: '系统此刻太忙，没有受理，请过几秒再试一次。',
    en: 'The hub is too busy at the moment and did not take this on; try again in a few seconds.',
  },
} as const satisfies Record<string, HubRefusal>;

/** Refusals of the hub around the domain. */
export const hubRefusals = { ...keypadRefusals, ...pageRefusals };

export type HubRefusalCode = keyof typeof hubRefusals;

/** A refusal of the hub; `what` fills the sentences that leave room for it. */
export function hubRefusal(
  code: HubRefusalCode,
  what?: { readonly zh: string; readonly en: string },
): Refusal {
  const { digits, zh, en, retryAfterSeconds }: HubRefusal = hubRefusals[code];
  return {
    code,
    digits,
    zh: zh.replace('{what}', what?.zh ?? ''),
    en: en.replace('{what}', what?.en ?? ''),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}
