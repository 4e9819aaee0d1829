import { signal } from '@preact/signals';
import { followLive, timeZone, type Live } from '@jiaohao/shared/web';
import type { DutyView } from '../http/shapes/duty.ts';
import type { AgentView } from '../http/shapes/agent.ts';
import type { HallView } from '../http/shapes/hall.ts';
import type { CallHeard } from '../http/shapes/call.ts';
import { hearTime } from './hub-clock.ts';

/** The hall as it is; null before anything was heard. */
export const hall = signal<HallView | null>(null);
/** For who is signed in: what fails and is to be done. */
export const duty = signal<DutyView | null>(null);
/** For who is signed in: agents and their devices. */
export const devices = signal<readonly AgentView[]>([]);

/** As what a page follows the hall. */
interface Following {
  /** `?voice=on`: a screen that would speak. */
  readonly query?: string;
  /** The hub says whether this screen is the one that speaks. */
  readonly onVoice?: (told: { readonly speaks: boolean }) => void;
}

/** Keeps {@link hall}, {@link duty} and {@link devices} as they are in the hall. `onCall`: each call and recall as it happens. */
export function followHall(
  onCall: (call: CallHeard) => void = () => {},
  { query = '', onVoice = () => {} }: Following = {},
): Live {
  return followLive({
    url: `/api/live${query}`,
    hears: {
      hall(value: HallView) {
        timeZone.value = value.timeZone;
        hearTime(value.at);
        hall.value = value;
      },
      duty(value: DutyView) {
        hearTime(value.at);
        duty.value = value;
      },
      devices(value: readonly AgentView[]) {
        devices.value = value;
      },
      call: onCall,
      voice: onVoice,
    },
  });
}
