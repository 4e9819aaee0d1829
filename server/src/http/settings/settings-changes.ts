import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { agentId, type Bilingual } from '@jiaohao/shared';
import { checkNextPlan, type CheckedPlan, type PlanProblem } from '../../plan-book/check-plan.ts';
import { withGuideDates } from '../../plan-book/guide-dates.ts';
import { unknownAtMachines } from '../../plan-book/models-at-machines.ts';
import { changesBetween } from '../../plan-book/plan-changes.ts';
import { readPlanFile } from '../../plan-book/plan-file.ts';
import { adminRefusals, byWhom, forAdministratorsOnly } from '../accounts/administration.ts';
import type { App } from '../command-route.ts';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { versionViewOf, whoWrote } from './settings-version.ts';
import { checkedView, importedView, onceToldSecret, savedView } from '../shapes/settings.ts';

const about = (summary: string) => ({ tags: ['settings'], security: [{ session: [] }], summary });
/** A large hall with a long guide for each service. */
const bodyLimit = 1024 * 1024;
const plan = z.unknown().describe('`hall`, `agents`, `publicUrl` as in the hall file');

/** Changing the settings, for administrators. */
export const settingsChanges: FastifyPluginAsyncZod = async (app) => {
  forAdministratorsOnly(app);
  for (const route of [check, readFile, save, giveSecret]) route(app);
};

function check(app: App): void {
  app.post(
    '/settings/check',
    {
      bodyLimit,
      schema: {
        ...about('检查设置 · What is wrong with a plan, and what it changes; nothing is saved'),
        body: z.strictObject({ plan }),
        response: { 200: checkedView, ...adminRefusals },
      },
    },
    (request) => {
      const { settings } = request.context;
      const before = settings.standing.version().plan;
      const checked = checkAlsoAtMachines(checkNextPlan(request.body.plan, before), settings);
      if (!checked.ok) return { problems: [...checked.problems], changes: [] };
      return { problems: [], changes: changesBetween(before, checked.plan) };
    },
  );
}

function readFile(app: App): void {
  app.post(
    '/settings/import',
    {
      bodyLimit,
      schema: {
        ...about('读入 YAML 文件 · Reads a hall file; nothing is saved'),
        body: z.strictObject({ yaml: z.string() }),
        response: { 200: importedView, ...adminRefusals },
      },
    },
    (request) => {
      const { settings } = request.context;
      const before = settings.standing.version().plan;
      const read = checkAlsoAtMachines(readPlanFile(request.body.yaml, before), settings);
      if (!read.ok) return { problems: [...read.problems], changes: [], plan: null };
      return { problems: [], changes: changesBetween(before, read.plan), plan: read.plan };
    },
  );
}

function save(app: App): void {
  app.put(
    '/settings',
    {
      bodyLimit,
      schema: {
        ...about('保存设置 · Saves a plan as a new version'),
        body: z.strictObject({
          basedOn: z.int().describe('The version it was made from; refused when there is a newer one'),
          plan,
          note: z.string().trim().max(200).nullable().default(null),
          how: z.enum(['edited', 'imported', 'restored']).default('edited'),
        }),
        response: { 200: savedView, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const { standing, tellActs } = context.settings;
      const { basedOn, note, how } = request.body;
      const before = standing.version();
      const checked = checkAlsoAtMachines(checkNextPlan(request.body.plan, before.plan), context.settings);
      if (!checked.ok) return refuse(reply, 'settings-wrong', sentenceOf(checked.problems));
      const { at, date } = await context.hall.look((_, stamp) => stamp);
      const dated = withGuideDates(before.plan, checked.plan, date);
      const by = byWhom(request);
      const written = standing.add({ basedOn, plan: dated, at, by, how, note: note === '' ? null : note });
      if (written.kind === 'unchanged') return refuse(reply, 'settings-unchanged');
      if (written.kind === 'stale') {
        // Sent twice, because the answer was lost on the way: it is saved.
        const latest = standing.version();
        if (changesBetween(latest.plan, dated).length === 0)
          return reply.send({ version: versionViewOf(context, latest) });
        const who = whoWrote(context, written.latest);
        const { number } = written.latest;
        return refuse(reply, 'settings-stale', {
          zh: `${who.zh}刚保存了第${number}版`,
          en: `${who.en} has just saved version ${number}`,
        });
      }
      await tellActs();
      await reply.send({ version: versionViewOf(context, written.version) });
    },
  );
}

function giveSecret(app: App): void {
  app.post(
    '/settings/agents/:agent/secret',
    {
      schema: {
        ...about('为设备生成新密钥 · A new secret for an agent, told once; the old one is no good any more'),
        params: z.object({ agent: agentId }),
        response: { 200: onceToldSecret, ...adminRefusals },
      },
    },
    async (request, reply) => {
      const { standing, enrol } = request.context.settings;
      const { agent } = request.params;
      if (!standing.version().plan.agents.some(({ id }) => id === agent))
        return refuse(reply, 'unknown-agent');
      const made = await enrol(agent, byWhom(request));
      await reply.header('cache-control', 'no-store').send(made);
    },
  );
}

/** What only the programs on the machines can say: whether they know the models that are chosen for them. */
function checkAlsoAtMachines(
  checked: CheckedPlan,
  { standing, equipment }: HttpContext['settings'],
): CheckedPlan {
  if (!checked.ok) return checked;
  const problems = unknownAtMachines(standing.version().plan, checked.plan, equipment.list());
  return problems.length === 0 ? checked : { ok: false, problems };
}

/** The first problem with its place; the others are told by a check. */
function sentenceOf([first]: readonly PlanProblem[]): Bilingual {
  if (first === undefined) throw new Error('a plan was found wrong without a problem');
  const { place, zh, en } = first;
  return { zh: `${place.zh}：${zh}`, en: `${place.en}: ${en}` };
}
