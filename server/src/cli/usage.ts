import { parseArgs } from 'node:util';

/** The command line cannot be understood; the message says what was expected. */
export class UsageError extends Error {
  readonly code = 'usage';
  override readonly name = 'UsageError';
}

export const usage = `Usage:
  npm run hub -- --config <hub file>                                serve its hall, or its halls
  npm run hub -- enroll <agent> --config <hub file> [--out <file>]  give an agent its secret
  npm run hub -- pin <staff number> --config <hub file>             give a member of staff a new keypad PIN
  npm run hub -- password <staff number>… --config <hub file>       give members of staff one-time passwords
      [--unless-chosen]                                             but not who has chosen one already
  npm run hub -- import-plan --config <hub file>                    take the plan of the hall's file as new settings
  npm run hub -- export-plan --config <hub file> [--out <file>]     the settings as a hall file
  With a hub of more than one hall each of these, but the first, says which: --hall <id>`;

/** Something done for one hall beside the running hub; `hall`: its id, null for the only one there is. */
interface HallTask {
  readonly config: string;
  readonly hall: string | null;
}

/** What the hub is asked to do. */
export type Task =
  | { readonly kind: 'serve'; readonly config: string }
  | (HallTask & { readonly kind: 'enroll'; readonly agent: string; readonly out: string | null })
  | (HallTask & { readonly kind: 'pin'; readonly staff: string })
  | (HallTask & {
      readonly kind: 'password';
      readonly staff: readonly string[];
      readonly unlessChosen: boolean;
    })
  | (HallTask & { readonly kind: 'import-plan' })
  | (HallTask & { readonly kind: 'export-plan'; readonly out: string | null })
  | { readonly kind: 'help' };

/**
 * Reads the command line, without the program's own name.
 * @throws {UsageError}
 */
export function readTask(args: readonly string[]): Task {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  const config = values.config;
  if (config === undefined)
    throw new UsageError(
      'say which hall to serve with --config, for example --config hardware-sim/demo/hall.yaml',
    );
  const [verb, name, ...rest] = positionals;
  checkFit(positionals, values);
  const [out, hall] = [values.out ?? null, values.hall ?? null];
  const unlessChosen = values['unless-chosen'] === true;
  switch (verb) {
    case undefined:
      return { kind: 'serve', config };
    case 'enroll':
      return { kind: 'enroll', config, hall, agent: named(name, 'enroll K1'), out };
    case 'pin':
      return { kind: 'pin', config, hall, staff: named(name, 'pin 01') };
    case 'password':
      return { kind: 'password', config, hall, staff: [named(name, 'password 01'), ...rest], unlessChosen };
    case 'import-plan':
      return { kind: 'import-plan', config, hall };
    case 'export-plan':
      return { kind: 'export-plan', config, hall, out };
    default:
      throw new UsageError(`the hub does not know "${verb}"\n${usage}`);
  }
}

/** @throws {UsageError} when something is said that does not go with what is asked for. */
function checkFit([verb, name, ...rest]: readonly string[], values: Values): void {
  if (rest.length > 0 && verb !== 'password')
    throw new UsageError(`"${rest.join(' ')}" is more than the hub understands\n${usage}`);
  if (verb !== 'enroll' && verb !== 'export-plan' && values.out !== undefined)
    throw new UsageError('--out goes with enroll and export-plan only');
  if (name !== undefined && (verb === 'import-plan' || verb === 'export-plan'))
    throw new UsageError(`"${name}" is more than ${verb} understands\n${usage}`);
  if (verb !== 'password' && values['unless-chosen'] === true)
    throw new UsageError('--unless-chosen goes with password only');
  if (verb === undefined && values.hall !== undefined)
    throw new UsageError('a hub serves all its halls: --hall goes with what is done for one of them');
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        hall: { type: 'string' },
        out: { type: 'string' },
        'unless-chosen': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function named(name: string | undefined, example: string): string {
  if (name === undefined) throw new UsageError(`say whom, for example "${example}"`);
  return name;
}
