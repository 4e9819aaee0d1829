import { toSeenHex } from '../codec/seen-bytes.ts';
import { longestFrameBytes, type FrameReport, type RawFrame } from '../contracts/frames.ts';
import type { Ear, Overheard } from '../taps/ear.ts';

export interface FrameTellerOptions {
  /** Says one report; calls `passed` when it is on its way, or lost. */
  readonly tell: (report: FrameReport, passed: () => void) => void;
  readonly now: () => number;
}

/** Tells what was overheard, in bundles. */
export interface FrameTeller {
  take(ear: Ear, overheard: Overheard): void;
  /** Nobody looks any more: what waits is dropped. */
  forget(): void;
}

/** So often, ms: soon enough for an eye, and few messages. */
const everyMs = 50;
/** As much waits for a slow link; beyond that the oldest is given up. */
const keptFrames = 400;
/** A message has a largest size. */
const bundle = { frames: 100, bytes: 12_000 };

interface Waiting {
  readonly ear: Ear;
  readonly frames: RawFrame[];
}

/** One message under way at a time, whatever goes over the lines: what the link does not take in time is lost, and the serial numbers say so. */
export function createFrameTeller({ tell, now }: FrameTellerOptions): FrameTeller {
  const waiting = new Map<string, Waiting>();
  const serials = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let isTelling = false;

  const tellNext = (): void => {
    const [next] = waiting;
    if (isTelling || next === undefined) return;
    const [device, { ear, frames }] = next;
    const { protocol, model } = ear;
    isTelling = true;
    const told = frames.splice(0, bundleOf(frames));
    waiting.delete(device);
    // Behind the others: a busy device keeps nobody waiting.
    if (frames.length > 0) waiting.set(device, { ear, frames });
    tell({ device, protocol, model, frames: told }, () => {
      isTelling = false;
      tellNext();
    });
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tellNext();
    }, everyMs).unref();
  };
  const put = (device: string, ear: Ear, frame: Omit<RawFrame, 'serial'>): void => {
    const serial = (serials.get(device) ?? -1) + 1;
    serials.set(device, serial);
    const entry = waiting.get(device) ?? { ear, frames: [] };
    waiting.set(device, entry);
    entry.frames.push({ serial, ...frame });
    if (entry.frames.length > keptFrames) entry.frames.shift();
  };

  return {
    take(ear, { devices, direction, bytes, isFrame }) {
      const at = now();
      for (let from = 0; from < bytes.length; from += longestFrameBytes) {
        const hex = toSeenHex(bytes.slice(from, from + longestFrameBytes));
        for (const device of devices) put(device, ear, { at, direction, hex, isFrame });
      }
      later();
    },
    forget() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}

/** How many of them fit into a message; at least one. */
function bundleOf(frames: readonly RawFrame[]): number {
  let bytes = 0;
  const count = frames.findIndex(({ hex }, i) => {
    bytes += hex.length / 2;
    return i > 0 && (i >= bundle.frames || bytes > bundle.bytes);
  });
  return count < 0 ? frames.length : count;
}
