import {
  BellRing,
  CircleCheck,
  DoorClosed,
  DoorOpen,
  FolderClock,
  FolderInput,
  LogIn,
  LogOut,
  Megaphone,
  Pause,
  Play,
  Star,
  Undo2,
  UserX,
  Wrench,
  Forward,
  type IconNode,
} from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import type { CounterView } from '../../../http/shapes/counter.ts';

/** What a clerk does at a window, each by a button and by a key of its own. */
export type DeedId =
  | 'call-next'
  | 'recall'
  | 'start'
  | 'finish'
  | 'miss'
  | 'hold'
  | 'transfer'
  | 'cancel-call'
  | 'ask-grade'
  | 'take-up'
  | 'pause'
  | 'log-in'
  | 'open'
  | 'report';

export interface Deed {
  readonly id: DeedId;
  /** The letter that does it. */
  readonly key: string;
  readonly icon: IconNode;
  /** On the button. */
  readonly name: Bilingual;
  /** Said when it is done. */
  readonly done: Bilingual;
}

type Words = Omit<Deed, 'id' | 'key'>;

const keys: Readonly<Record<DeedId, string>> = {
  'call-next': 'N',
  recall: 'R',
  start: 'S',
  finish: 'F',
  miss: 'M',
  hold: 'H',
  transfer: 'T',
  'cancel-call': 'C',
  'ask-grade': 'E',
  'take-up': 'U',
  pause: 'P',
  'log-in': 'L',
  open: 'O',
  report: 'B',
};

/** All of them, in the order in which they are explained. */
export const deedIds = Object.keys(keys).filter((id): id is DeedId => id in keys);

const words: Readonly<Record<DeedId, (view: CounterView) => Words>> = {
  'call-next': ({ ticket }) => ({
    icon: Megaphone,
    name: ticket ? { zh: '办结并叫下一号', en: 'Finish and call next' } : { zh: '叫下一号', en: 'Call next' },
    done: { zh: '已办结，暂无可叫的号', en: 'Finished; nobody to call' },
  }),
  recall: () => said(BellRing, ['重呼', 'Call again'], ['已重呼', 'Called again']),
  start: () => said(Play, ['开始办理', 'Start'], ['开始办理', 'Serving']),
  finish: () => said(CircleCheck, ['办结', 'Finish'], ['已办结', 'Finished']),
  miss: () => said(UserX, ['过号', 'Missed'], ['已过号', 'Marked as missed']),
  hold: () => said(FolderClock, ['挂起', 'Hold'], ['已挂起', 'Held aside']),
  transfer: () => said(Forward, ['转办', 'Transfer'], ['已转办', 'Handed over']),
  'cancel-call': () => said(Undo2, ['撤回叫号', 'Take back'], ['已撤回，排回原位', 'Back in its place']),
  'ask-grade': () => said(Star, ['请评价', 'Ask grade'], ['已请评价', 'Asked for a grade']),
  'take-up': () => said(FolderInput, ['取回挂起', 'Take up'], ['材料已齐，下一个叫', 'Ready: called next']),
  pause: ({ status }) =>
    status === 'paused'
      ? said(Play, ['恢复服务', 'Resume'], ['已恢复服务', 'Resumed'])
      : said(Pause, ['暂停服务', 'Pause'], ['已暂停服务', 'Paused']),
  'log-in': ({ clerk }) =>
    clerk
      ? said(LogOut, ['下岗', 'Log out'], ['已下岗，窗口关闭', 'Logged out, window closed'])
      : said(LogIn, ['上岗', 'Log in'], ['已上岗，窗口开放', 'Logged in, window open']),
  open: ({ status }) =>
    status === 'closed'
      ? said(DoorOpen, ['开放窗口', 'Open'], ['窗口已开放', 'Window open'])
      : said(DoorClosed, ['关闭窗口', 'Close'], ['窗口已关闭', 'Window closed']),
  report: () =>
    said(Wrench, ['报修', 'Report fault'], ['已报修，技术部门会处理', 'Reported to the technicians']),
};

/** A deed in the words that fit the window as it is. */
export function deedAt(id: DeedId, view: CounterView): Deed {
  return { id, key: keys[id], ...words[id](view) };
}

/** The deed a letter stands for. */
export function deedOf(letter: string): DeedId | null {
  return deedIds.find((id) => keys[id] === letter) ?? null;
}

function said(icon: IconNode, [zh, en]: [string, string], [doneZh, doneEn]: [string, string]): Words {
  return { icon, name: { zh, en }, done: { zh: doneZh, en: doneEn } };
}
