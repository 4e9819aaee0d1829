import type { DeviceFault } from '../vocabulary/device.ts';

/** The same fault so often within this time is a device that comes and goes. */
const comingsMost = 4;
const withinMs = 60_000;
/** How long such a fault must have stayed away before it is believed to be gone: at first, and at most. */
const firstHoldMs = 10_000;
const longestHoldMs = 60_000;

/** What is remembered of one fault of a device. */
interface FaultMemory {
  readonly fault: DeviceFault;
  /** When it came, the latest last; of the last minute only. */
  readonly comings: readonly number[];
  /** When it went; null while it is there. */
  readonly goneAt: number | null;
  /** How long it must stay away before that is told; 0 while it is believed at once. */
  readonly holdMs: number;
}

/** What is remembered of a device: every fault it has, and those it had a short while ago. */
export type HealthMemory = readonly FaultMemory[];

/** What is told of a device now. */
export interface DampedHealth {
  readonly memory: HealthMemory;
  /** In the order of the alphabet. `flapping` is among them while a fault that is gone is held. */
  readonly told: readonly DeviceFault[];
  /** When to ask again although nothing changes; null when there is nothing to wait for. */
  readonly lookAgainAt: number | null;
}

/** A device of which nothing has been heard. */
export const nothingRemembered: HealthMemory = [];

/**
 * What to tell of a device that now has these faults. A fault is told at once, and so is its end: a printer that has paper
 * again prints at once. But one that came four times within a minute is held after it went, with `flapping` beside it, until
 * it has stayed away for ten seconds; whenever it comes back within a minute of that the time doubles, up to a minute.
 */
export function dampHealth(memory: HealthMemory, faults: readonly DeviceFault[], now: number): DampedHealth {
  const known = new Set(memory.map(({ fault }) => fault));
  const fresh = [...new Set(faults)].filter((fault) => !known.has(fault));
  const next = [
    ...memory.map((each) => (faults.includes(each.fault) ? present(each, now) : absent(each, now))),
    ...fresh.map((fault): FaultMemory => ({ fault, comings: [now], goneAt: null, holdMs: 0 })),
  ].filter(({ goneAt }) => goneAt === null || now - goneAt < withinMs);
  const held = next.filter(({ goneAt, holdMs }) => goneAt !== null && now - goneAt < holdMs);
  const told = new Set([...faults, ...held.map(({ fault }) => fault)]);
  if (held.length > 0) told.add('flapping');
  const releases = held.map(({ goneAt, holdMs }) => (goneAt ?? now) + holdMs);
  return {
    memory: next,
    told: [...told].sort(),
    lookAgainAt: releases.length === 0 ? null : Math.min(...releases),
  };
}

function present(before: FaultMemory, now: number): FaultMemory {
  if (before.goneAt === null) return before;
  const comings = [...recent(before.comings, now), now];
  const comesAndGoes = before.holdMs > 0 || comings.length >= comingsMost;
  return { ...before, comings, goneAt: null, holdMs: comesAndGoes ? longerHold(before.holdMs) : 0 };
}

function absent(before: FaultMemory, now: number): FaultMemory {
  if (before.goneAt !== null) return before;
  const comings = recent(before.comings, now);
  // One that stayed for a minute came once and goes once, whatever it did before.
  return { ...before, comings, goneAt: now, holdMs: comings.length === 0 ? 0 : before.holdMs };
}

/** Of these times those of the last minute, the newest few: more say nothing more. */
function recent(comings: readonly number[], now: number): readonly number[] {
  return comings.filter((at) => now - at < withinMs).slice(-comingsMost);
}

function longerHold(holdMs: number): number {
  return Math.min(Math.max(firstHoldMs, holdMs * 2), longestHoldMs);
}
