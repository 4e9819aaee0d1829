import { signal } from '@preact/signals';
import { followLive, timeZone, type Live, type LiveOptions } from '@jiaohao/shared/web';
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

/** What a page hears besides, and as what it follows the hall: `?voice=on`. */
interface Following {
  readonly query?: string;
  readonly hears?: LiveOptions['hears'];
}

/** Keeps {@link hall}, {@link duty} and {@link devices} as they are in the hall. `onCall`: each call and recall as it happens. */
export function followHall(
  onCall: (call: CallHeard) => void = () => {},
  { query = '', hears = {} }: Following = {},
): Live {
  return followLive({
    url: `/api/live${query}`,
    hears: {
      ...hears,
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
    },
  });
}
