import { scenario as boardSilent } from './board-silent.ts';
import { scenario as cableNoise } from './cable-noise.ts';
import { scenario as cardReader } from './card-reader.ts';
import { scenario as counterBus } from './counter-bus.ts';
import { scenario as crowding } from './crowding.ts';
import { scenario as diskFull } from './disk-full.ts';
import { scenario as displayAgentGone } from './display-agent-gone.ts';
import { scenario as evaluator } from './evaluator.ts';
import { scenario as hubGone } from './hub-gone.ts';
import { scenario as journalDamaged } from './journal-damaged.ts';
import { scenario as kioskGone } from './kiosk-gone.ts';
import { scenario as outage } from './outage.ts';
import { scenario as paperNearEnd } from './paper-near-end.ts';
import { scenario as printerStopped } from './printer-stopped.ts';
import type { FailureScenario } from './scenario.ts';
import { scenario as speakerSilent } from './speaker-silent.ts';
import { scenario as tooHot } from './too-hot.ts';
import { scenario as windowFailed } from './window-failed.ts';

/** What a device does; played in a hall that all of them share. */
export const ofDevices: readonly FailureScenario[] = [
  cableNoise,
  paperNearEnd,
  printerStopped,
  tooHot,
  cardReader,
  boardSilent,
  counterBus,
  evaluator,
  speakerSilent,
];

/** What programs, windows and the hall itself do; played in a hall that all of them share. */
export const ofTheHall: readonly FailureScenario[] = [
  displayAgentGone,
  windowFailed,
  kioskGone,
  hubGone,
  outage,
  crowding,
];

/** What the hub's disk does: each in a hall of its own. */
export const ofTheDisk: readonly FailureScenario[] = [journalDamaged, diskFull];

/** One scenario for each row of the degradation table. */
export const scenarios: readonly FailureScenario[] = [...ofDevices, ...ofTheHall, ...ofTheDisk];
