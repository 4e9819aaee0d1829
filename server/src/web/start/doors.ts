import {
  BookOpenCheck,
  Braces,
  Headset,
  LayoutDashboard,
  Monitor,
  PanelTop,
  Settings,
  UserRoundCog,
  Wrench,
  type IconNode,
} from 'lucide';
import type { Bilingual } from '@jiaohao/shared';

/** What is behind a link of the start page. */
export interface Door {
  readonly icon: IconNode;
  readonly does: Bilingual;
}

/** For everybody in the hall. */
export const boardDoor: Door = {
  icon: Monitor,
  does: { zh: '正在叫号、等候人数、告示', en: 'Calls, people waiting, notices' },
};

/** Pages of the staff by their address. */
export const staffDoors: Readonly<Record<string, Door>> = {
  '/counter': {
    icon: PanelTop,
    does: { zh: '叫号、过号、挂起、转办', en: 'Call, miss, hold, hand over' },
  },
  '/desk': {
    icon: Headset,
    does: { zh: '查号、取号、绿色通道、补录', en: 'Find and issue tickets, green channel, back-entry' },
  },
  '/duty': {
    icon: LayoutDashboard,
    does: { zh: '全场一览、调配窗口、发布告示', en: 'The floor at a glance, windows, notices' },
  },
  '/technician': {
    icon: Wrench,
    does: { zh: '设备、故障、报文、测试', en: 'Devices, faults, frames, tests' },
  },
  '/settings': {
    icon: Settings,
    does: { zh: '窗口、业务、设备、文字', en: 'Windows, services, devices, texts' },
  },
  '/accounts': {
    icon: UserRoundCog,
    does: { zh: '账号、角色、密码', en: 'Accounts, roles, passwords' },
  },
};

/** To look things up. */
export const helpDoors: readonly (Door & { readonly path: string; readonly title: Bilingual })[] = [
  {
    path: '/help/failures',
    title: { zh: '故障处置', en: 'When something fails' },
    icon: BookOpenCheck,
    does: { zh: '每种故障由谁做什么', en: 'Who does what about each failure' },
  },
  {
    path: '/docs',
    title: { zh: '接口说明', en: 'Interface' },
    icon: Braces,
    does: { zh: '给程序用的接口', en: 'What programs can ask and do' },
  },
];
