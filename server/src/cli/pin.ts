import type { HallFile, StaffPlan } from '../config.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { UsageError } from './usage.ts';

/**
 * Gives a member of staff a new random PIN, shown this once.
 * @throws {UsageError} when the hall file has no such staff number.
 */
export async function renewPin(
  file: HallFile,
  credentials: Credentials,
  number: string,
): Promise<{ person: StaffPlan; pin: string }> {
  const person = file.staff.find((staff) => staff.number === number);
  if (person === undefined) {
    const known = file.staff.map((staff) => staff.number).join(', ') || 'none';
    throw new UsageError(
      `the hall file has no staff number ${number} (it has: ${known}); add it under staff first`,
    );
  }
  return { person, pin: await credentials.setPin(number) };
}
