import { z } from 'zod';
import type { SmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import { request, wanted } from './http.ts';
import { runProgram } from './processes.ts';

/** What goes with each request of somebody who is signed in. */
export type SessionHeaders = Record<'cookie' | 'x-csrf-token', string>;

interface Folder {
  readonly directory: string;
  readonly disk: SmallDisk | undefined;
}

/** Passwords and keypad PINs of the staff, made when they are first asked for and good for every hub of the hall. */
export class StaffSecrets {
  private readonly folder: Folder;
  private readonly passwords = new Map<string, Promise<string>>();
  private readonly pins = new Map<string, Promise<string>>();

  constructor(folder: Folder) {
    this.folder = folder;
  }

  /** The PIN of somebody at a keypad. */
  pinOf(staff: string): Promise<string> {
    return remembered(this.pins, staff, () => this.made('pin', staff, /PIN (?<secret>\d+)/));
  }

  /** The password somebody chose at this hub when they first signed in. */
  passwordOf(staff: string, hub: string): Promise<string> {
    return remembered(this.passwords, staff, async () => {
      const password = await this.oneTimePassword(staff);
      const headers = await signIn(hub, staff, password);
      const chosen = `${staff} 号的密码`.padEnd(12, '!');
      const body = { old: password, new: chosen };
      await wanted(`${hub}/api/session/password`, { method: 'POST', body, headers });
      return chosen;
    });
  }

  /** As the command line gives it to somebody who forgot theirs; the password they had is no good any more. */
  oneTimePassword(staff: string): Promise<string> {
    this.passwords.delete(staff);
    return this.made('password', staff, /one-time password (?<secret>\S+)/);
  }

  private async made(what: 'pin' | 'password', staff: string, told: RegExp): Promise<string> {
    const args = [what, staff, '--config', 'hall.yaml'];
    const { directory, disk } = this.folder;
    const { code, text } = await runProgram('server/src/main.ts', args, directory, { disk });
    const secret = told.exec(text)?.groups?.['secret'];
    if (code !== 0 || secret === undefined) throw new Error(`no ${what} for ${staff}: ${text}`);
    return secret;
  }
}

/** Opens a session. */
export async function signIn(hub: string, staff: string, password: string): Promise<SessionHeaders> {
  const answer = await request(`${hub}/api/session`, { method: 'POST', body: { staff, password } });
  if (answer.status !== 200) throw new Error(`${staff} cannot sign in: ${JSON.stringify(answer.body)}`);
  const { csrf } = z.looseObject({ csrf: z.string() }).parse(answer.body);
  const cookie = answer.cookies.map((each) => each.split(';')[0]).join('; ');
  return { cookie, 'x-csrf-token': csrf };
}

/** What was made once is used again; what failed is forgotten. */
export function remembered<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  made.catch(() => all.delete(key));
  return made;
}
