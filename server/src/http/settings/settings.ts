import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusalBody } from '../schemas.ts';
import { settingThemes } from '../../plan-book/setting-words.ts';
import { settingsOnPage } from '../../plan-book/setting-views.ts';
import { modelChoices } from '../../plan-book/model-choices.ts';
import { writePlanFile } from '../../plan-book/plan-file.ts';
import type { App } from '../command-route.ts';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { settingsChanges } from './settings-changes.ts';
import { versionViewOf } from './settings-version.ts';
import { equipmentViews, oldVersionView, settingsView, versionView } from '../shapes/settings.ts';
import { sessionOf } from '../sign-in/who.ts';

const about = (summary: string) => ({ tags: ['settings'], security: [{ session: [] }], summary });
const refused = { 401: refusalBody, 403: refusalBody, 404: refusalBody };
const numbered = z.object({ number: z.coerce.number().int().min(1) });

/** The hall's plan in all its versions. The duty manager may look at it, administrators change it. */
export const settings: FastifyPluginAsyncZod = async (app) => {
  await app.register(settingsChanges);
  app.addHook('preHandler', (request, reply, next) => {
    const session = sessionOf(request);
    if (session === null) refuse(reply, 'log-in-first');
    else if (!session.roles.some((role) => role === 'admin' || role === 'duty-manager'))
      refuse(reply, 'not-allowed');
    else next();
  });
  app.get(
    '/settings',
    { schema: { ...about('当前设置 · The settings'), response: { 200: settingsView, ...refused } } },
    async (request) => {
      const { context } = request;
      const { standing, file } = context.settings;
      const latest = standing.version();
      const { listen, timeZone, data } = file.machine;
      return {
        latest: versionViewOf(context, latest),
        plan: latest.plan,
        running: await runningVersion(context),
        machine: {
          timeZone,
          data,
          http: `${listen.http.host}:${listen.http.port}`,
          mqtt: `${listen.mqtt.host}:${listen.mqtt.port}`,
        },
        mayChange: sessionOf(request)?.roles.includes('admin') ?? false,
        themes: settingThemes.map((theme) => ({ ...theme })),
        settings: settingsOnPage(),
        models: modelChoices(),
      };
    },
  );
  app.get(
    '/settings/equipment',
    {
      schema: {
        ...about('设备端口与型号的现状 · What agents were told of their ports and devices, and run with'),
        response: { 200: equipmentViews, ...refused },
      },
    },
    ({ context }) => context.settings.equipment.list(),
  );
  versionRoutes(app);
};

/** The plan as it was, version by version. */
function versionRoutes(app: App): void {
  app.get(
    '/settings/versions',
    {
      schema: {
        ...about('历史版本 · All versions, newest first'),
        response: { 200: z.array(versionView), ...refused },
      },
    },
    ({ context }) => context.settings.book.list().map((line) => versionViewOf(context, line)),
  );
  app.get(
    '/settings/versions/:number',
    {
      schema: {
        ...about('某一版设置 · One version'),
        params: numbered,
        response: { 200: oldVersionView, ...refused },
      },
    },
    (request, reply) => {
      const { context } = request;
      const found = context.settings.book.of(request.params.number);
      if (found === null) return refuse(reply, 'unknown-version');
      return { version: versionViewOf(context, found), plan: found.plan };
    },
  );
  app.get(
    '/settings/export',
    {
      schema: {
        ...about('导出为 YAML · A version as a hall file'),
        querystring: z.object({ version: z.coerce.number().int().min(1).optional() }),
        response: { 200: z.string().describe('YAML'), ...refused },
      },
    },
    async (request, reply) => {
      const { standing, book, file } = request.context.settings;
      const found = book.of(request.query.version ?? standing.version().number);
      if (found === null) return refuse(reply, 'unknown-version');
      const name = `hall-${found.plan.hall.id}-v${found.number}.yaml`;
      await reply
        .type('application/yaml; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(writePlanFile(found.plan, found.number, file));
    },
  );
}

/** Of the day of today, over or not: it may be opened again. */
function runningVersion({ hall }: Pick<HttpContext, 'hall'>): Promise<number | null> {
  return hall.look(({ phase, date, plan }, stamp) =>
    phase === 'open' || phase === 'draining' || date === stamp.date ? plan.version : null,
  );
}
