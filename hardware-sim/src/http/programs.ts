import { z } from 'zod';
import type { Bench } from '../bench.ts';
import { isNotReady, isNotRunning } from '../stage/lives.ts';
import type { StagedProgram } from '../stage/staged-program.ts';
import { programView } from '../views.ts';
import type { Routes } from './app.ts';
import { found, RefusalError } from './refusal.ts';

const byId = z.object({ id: z.string() });
const wish = z.object({ trouble: z.string(), on: z.boolean().default(true) });

function programOf({ stage }: Bench, id: string): StagedProgram {
  const known = [...stage.programs.keys()].join(', ');
  const hint = known === '' ? 'this simulator runs none; "npm start" does' : `known are ${known}`;
  return found(stage.programs.get(id), `没有程序 ${id}。`, `There is no program "${id}"; ${hint}.`);
}

async function switchTrouble(program: StagedProgram, trouble: string, on: boolean): Promise<void> {
  const known = program.troubles.known.map(({ id }) => id).join(', ');
  const isKnown = await program.troubles.set(trouble, on).catch((error: unknown): never => {
    if (isNotRunning(error))
      throw new RefusalError(409, `${program.name} 没有在运行。`, `${error.message}; mend "killed" first.`);
    if (isNotReady(error)) throw new RefusalError(409, `${program.name} 无法启动。`, error.message);
    throw error;
  });
  found(
    isKnown ? true : undefined,
    `${program.name} 没有故障项 ${trouble}。`,
    `${program.name} cannot have the trouble "${trouble}"; it can have ${known}.`,
  );
}

/** The programs of the hall, and their troubles. */
export const programRoutes =
  (bench: Bench): Routes =>
  (app, _options, done) => {
    const list = z.object({ programs: z.array(programView) });
    app.get('/api/programs', { schema: { response: { 200: list } } }, () => ({
      programs: [...bench.stage.programs.values()].map((program) => program.view()),
    }));
    app.get('/api/programs/:id', { schema: { params: byId, response: { 200: programView } } }, ({ params }) =>
      programOf(bench, params.id).view(),
    );
    app.post(
      '/api/programs/:id/troubles',
      { schema: { params: byId, body: wish, response: { 200: programView } } },
      async ({ params, body }) => {
        const program = programOf(bench, params.id);
        await switchTrouble(program, body.trouble, body.on);
        return program.view();
      },
    );
    done();
  };
