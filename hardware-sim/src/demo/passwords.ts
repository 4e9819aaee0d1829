import { staffRoles, type StaffRole } from '@jiaohao/shared';
import { loadConfig } from '@jiaohao/shared/node';
import { z } from 'zod';
import { startProgram } from '../stage/program.ts';
import { lastWords } from '../stage/log-line.ts';
import type { SmallDisk } from '../stage/small-disk.ts';
import type { DemoFiles } from './demo-files.ts';
import { programFile } from './parts.ts';

const staffOf = z.looseObject({
  staff: z.array(z.looseObject({ number: z.string(), roles: z.array(z.enum(staffRoles)) })),
});

/** Somebody who works in the demo hall, and the password they sign in with. */
export interface DemoPerson {
  /** Number and name: `01 林晓雨 Lin Xiaoyu`. */
  readonly who: string;
  readonly roles: readonly StaffRole[];
  /** Made for this start and good for one time; null for who has chosen a password already. */
  readonly password: string | null;
}

/**
 * Gives everybody of the demo hall a one-time password, as an administrator does, unless they have chosen one of their own.
 * @param disk the disk that the hub's data lie on, if they do
 */
export async function givePasswords(
  files: DemoFiles,
  folder: string,
  disk: SmallDisk | undefined,
  complain: (sentence: string) => void,
): Promise<readonly DemoPerson[]> {
  const { staff } = loadConfig(files.hall, staffOf);
  const numbers = staff.map(({ number }) => number);
  const args = [programFile('server'), 'password', ...numbers, '--unless-chosen', '--config', files.hall];
  const hub = startProgram({ name: 'passwords', args, folder, disk });
  if ((await hub.ended) !== 0) {
    complain(`the staff have no passwords: ${lastWords(hub.lines)}`);
    return [];
  }
  return hub.lines.map((line, i) => ({ ...toldOf(line), roles: staff[i]?.roles ?? [] }));
}

/** Reads a line of `npm run hub -- password`; it tells of the numbers in the order in which they were asked for. */
function toldOf(line: string): Pick<DemoPerson, 'who' | 'password'> {
  const [who = line] = line.split(':');
  return { who, password: /one-time password (?<password>\S+)/.exec(line)?.groups?.['password'] ?? null };
}
