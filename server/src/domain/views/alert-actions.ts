import type { Bilingual, Command, ServiceId } from '@jiaohao/shared';
import { serviceOf } from '../hall-day/lookup.ts';
import { serves } from '../hall-day/served-by.ts';
import type { HallDay, WindowStanding } from '../hall-day/state.ts';

/** What one press of the duty manager would do about a service with too many waiting (§32-2-3, §33). */
export interface AlertAction extends Bilingual {
  /**
   * The number of the window it is about. Each window has one action at most, so that a press means the same window
   * though the list has changed since it was read.
   */
  readonly n: number;
  readonly command: Command;
}

/** Each relieves the service at once: paused windows resume, then closed ones open, then open ones help. */
export function alertActions(state: HallDay, service: ServiceId): AlertAction[] {
  const { name } = serviceOf(state, service).plan;
  const windows = [...state.windows.values()];
  return [resuming, opening, helping].flatMap((offer) =>
    windows.flatMap((window) => offer(window, { id: service, name, state }) ?? []),
  );
}

interface Wanted {
  readonly id: ServiceId;
  readonly name: Bilingual;
  readonly state: HallDay;
}
type Offer = (window: WindowStanding, wanted: Wanted) => AlertAction | null;

/** A window that failed waits for whoever repairs it. */
const resuming: Offer = (window, { id }) => {
  const { number, pause } = window;
  if (pause === null || pause.fault || !serves(window, id)) return null;
  return {
    n: number,
    command: { kind: 'resume', window: number },
    zh: `${number}号窗口恢复服务`,
    en: `Window ${number} resumes`,
  };
};

/** Where clerks log in, only a window whose clerk is there. */
const opening: Offer = (window, { id, state }) => {
  const { number, status, clerk } = window;
  const staffed = clerk !== null || state.plan.settings.signIn === 'optional';
  if (status !== 'closed' || !staffed || !serves(window, id)) return null;
  return {
    n: number,
    command: { kind: 'open-window', window: number },
    zh: `开放${number}号窗口`,
    en: `Open window ${number}`,
  };
};

/** A dedicated green window stays what it is (专窗 §20-1-2). */
const helping: Offer = (window, { id, name }) => {
  const { number, status, helperServices, dedicatedGreen } = window;
  if (status !== 'open' || dedicatedGreen || serves(window, id)) return null;
  return {
    n: number,
    command: { kind: 'change-window', window: number, helperServices: [...helperServices, id] },
    zh: `${number}号窗口协助办理${name.zh}`,
    en: `Window ${number} helps with ${name.en}`,
  };
};
