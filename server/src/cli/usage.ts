import { parseArgs } from 'node:util';

/** The command line cannot be understood; the message says what was expected. */
export class UsageError extends Error {
  readonly code = 'usage';
  override readonly name = 'UsageError';
}

export const usage = `Usage:
  npm run hub -- --config <hall file>                                serve the hall
  npm run hub -- enroll <agent> --config <hall file> [--out <file>]  give an agent its secret
  npm run hub -- pin <staff number> --config <hall file>             give a member of staff a new keypad PIN
  npm run hub -- password <staff number>… --config <hall file>       give members of staff one-time passwords
      [--unless-chosen]                                              but not who has chosen one already
  npm run hub -- import-plan --config <hall file>                    take the file's plan as new settings
  npm run hub -- export-plan --config <hall file> [--out <file>]     the settings as a hall file`;

/** What the hub is asked to do. */
export type Task =
  | { readonly kind: 'serve'; readonly config: string }
  | { readonly kind: 'enroll'; readonly config: string; readonly agent: string; readonly out: string | null }
  | { readonly kind: 'pin'; readonly config: string; readonly staff: string }
  | {
      readonly kind: 'password';
      readonly config: string;
      readonly staff: readonly string[];
      readonly unlessChosen: boolean;
    }
  | { readonly kind: 'import-plan'; readonly config: string }
  | { readonly kind: 'export-plan'; readonly config: string; readonly out: string | null }
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
  if (rest.length > 0 && verb !== 'password')
    throw new UsageError(`"${rest.join(' ')}" is more than the hub understands\n${usage}`);
  const out = values.out ?? null;
  if (verb !== 'enroll' && verb !== 'export-plan' && out !== null)
    throw new UsageError('--out goes with enroll and export-plan only');
  if (name !== undefined && (verb === 'import-plan' || verb === 'export-plan'))
    throw new UsageError(`"${name}" is more than ${verb} understands\n${usage}`);
  const unlessChosen = values['unless-chosen'] === true;
  if (verb !== 'password' && unlessChosen) throw new UsageError('--unless-chosen goes with password only');
  switch (verb) {
    case undefined:
      return { kind: 'serve', config };
    case 'enroll':
      return { kind: 'enroll', config, agent: named(name, 'enroll K1'), out };
    case 'pin':
      return { kind: 'pin', config, staff: named(name, 'pin 01') };
    case 'password':
      return { kind: 'password', config, staff: [named(name, 'password 01'), ...rest], unlessChosen };
    case 'import-plan':
      return { kind: 'import-plan', config };
    case 'export-plan':
      return { kind: 'export-plan', config, out };
    default:
      throw new UsageError(`the hub does not know "${verb}"\n${usage}`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string' },
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
