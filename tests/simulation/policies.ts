import type { Entry } from '../../hardware-sim/src/hall/visit.ts';

/** Rules of calling that the same day is run under. All of them are the hub's own code with other settings. */
export interface Policy {
  readonly name: string;
  readonly how: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** How people come in. */
  readonly admits: (entry: Entry) => Entry;
}

const asTheyAre = (entry: Entry): Entry => entry;

export const ours: Policy = {
  name: 'ours',
  how: 'the default settings: priority with a bound of 2, promises by class',
  settings: {},
  admits: asTheyAre,
};

export const firstCome: Policy = {
  name: 'first come',
  how: 'no priority calling, one promise for all, appointments queue as regular when they arrive',
  settings: { greenDelivery: [] },
  admits: (entry) => (entry.kind === 'appointment' ? { kind: 'kiosk', green: null } : entry),
};

export const strict: Policy = {
  name: 'strict',
  how: 'priority with the widest bound there is (20), and no promise to regular tickets',
  settings: { priorityRun: 20, promiseRegularMinutes: 1440 },
  admits: asTheyAre,
};
