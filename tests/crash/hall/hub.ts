import { resolve } from 'node:path';
import { startProgram, type Program } from '../../../hardware-sim/src/stage/program.ts';
import type { Ready } from '../../../hardware-sim/src/stage/log-line.ts';
import { root } from '../../hall/processes.ts';
import { fateVariable, type Fate } from '../programs/stages.ts';

/** A hub that has read its program and waits to be let begin. */
export interface StandbyHub {
  /** Lets it begin; resolves when it serves, or to null when it ended before. */
  begin(): Promise<Ready | null>;
  readonly program: Program;
  /** When it was let begin, `performance.now`. */
  readonly begunAt: number;
}

const file = (name: string): string => resolve(root, name);

export interface StandbyOptions {
  readonly folder: string;
  readonly compileCache: string;
  /** What it dies of by itself; null: of what is done to it. */
  readonly fate: Fate | null;
  /** Loaded before it as well. */
  readonly preload?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real hub, held back before its first line. @throws when it does not come that far. */
export async function standBy({
  folder,
  compileCache,
  fate,
  preload = [],
  env = {},
}: StandbyOptions): Promise<StandbyHub> {
  const before = [
    'tests/crash/programs/standby.ts',
    ...(fate === null ? [] : ['tests/crash/programs/fated.ts']),
    ...preload,
  ];
  let standing: () => void = () => {};
  const stands = new Promise<void>((done) => (standing = done));
  const program = startProgram({
    name: 'hub',
    args: [
      ...before.flatMap((name) => ['--import', file(name)]),
      file('server/src/main.ts'),
      '--config',
      'hall.yaml',
    ],
    folder,
    hear: ({ text }) => {
      if (text === '{"standingBy":true}') standing();
    },
    env: {
      NODE_COMPILE_CACHE: compileCache,
      ...(fate === null ? {} : { [fateVariable]: JSON.stringify(fate) }),
      ...env,
    },
  });
  await Promise.race([stands, program.ended]);
  if (!program.lines.includes('{"standingBy":true}'))
    throw new HarnessFault(`a hub could not be started at all:\n${program.lines.join('\n')}`);
  const standby = {
    program,
    begunAt: 0,
    begin() {
      standby.begunAt = performance.now();
      program.signal('SIGUSR2');
      return program.ready;
    },
  };
  return standby;
}

/** What went wrong is not the hub's doing: the run says nothing about it. */
export class HarnessFault extends Error {
  override readonly name = 'HarnessFault';
}
