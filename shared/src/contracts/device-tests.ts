import { z } from 'zod';
import { deviceFaults } from '../vocabulary/device.ts';
import { bilingual } from '../vocabulary/hall.ts';
import { commandId } from './commands.ts';
import { deviceId } from './frames.ts';

/**
 * What can be tried on a device: a small slip headed 测试, a check of the reader, a pattern on a board, a key somebody
 * presses, a sentence from the loudspeaker.
 */
export const deviceTestKinds = ['print', 'reader', 'board', 'key', 'speak'] as const;
export type DeviceTestKind = (typeof deviceTestKinds)[number];

/** hub → agent: try a device, once. */
export const deviceTest = z.object({
  id: commandId,
  device: deviceId,
  test: z.enum(deviceTestKinds),
  /** For the slip: the hall's wall time, `2026-11-23 09:31`. */
  time: z.string().max(40),
  /** How long a key is waited for, ms. */
  patienceMs: z.int().min(1000).max(120_000),
});
export type DeviceTest = z.infer<typeof deviceTest>;

/** Findings of a device that did what was asked. */
const passed = ['fence-answered', 'reader-answered', 'board-confirmed', 'key-arrived', 'spoken'] as const;
/** Findings of one that did not. */
const failed = ['device-fault', 'not-confirmed', 'no-key', 'not-spoken'] as const;
/** Why a test was not made, or broken off. */
const notMade = [
  'visit-under-way',
  'call-under-way',
  'overtaken',
  'test-under-way',
  'out-of-service',
  'no-such-device',
] as const;
export const testFindings = [...passed, ...failed, ...notMade] as const;
export type TestFinding = (typeof testFindings)[number];

export const testOutcomes = ['passed', 'failed', 'not-made'] as const;
export type TestOutcome = (typeof testOutcomes)[number];

/** The outcome a finding stands for. */
export function outcomeOf(finding: TestFinding): TestOutcome {
  if (passed.some((each) => each === finding)) return 'passed';
  return failed.some((each) => each === finding) ? 'failed' : 'not-made';
}

/** agent → hub: what really happened. */
export const deviceTestResult = z.object({
  id: commandId,
  device: deviceId,
  finding: z.enum(testFindings),
  /** What the device says is wrong with it. */
  faults: z.array(z.enum(deviceFaults)),
  /** Which key arrived, without what was typed. */
  what: bilingual.nullable(),
});
export type DeviceTestResult = z.infer<typeof deviceTestResult>;
