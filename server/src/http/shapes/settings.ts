import { z } from 'zod';
import { actor, agentId, bilingual, equipmentReport, type Equipment } from '@jiaohao/shared';
import type { AgentPlan, WrittenPlan } from '../../plan-book/written-plan.ts';

export type { AgentPlan, WrittenPlan };

/** A version of the settings without its plan. */
export const versionView = z
  .object({
    number: z.int(),
    at: z.int().describe('Epoch milliseconds'),
    by: actor,
    byName: bilingual.nullable().describe('Whoever wrote it, if they have an account'),
    how: z.enum(['first-start', 'edited', 'imported', 'restored']),
    note: z.string().nullable(),
    changes: z.array(bilingual).describe('What it changed, one sentence each'),
  })
  .register(z.globalRegistry, { id: 'SettingsVersion' });
export type VersionView = z.infer<typeof versionView>;

/** A setting as the page explains it. */
const settingView = z
  .object({
    id: z.string(),
    theme: z.string(),
    name: bilingual,
    means: bilingual,
    unit: z.enum(['minutes', 'seconds', 'count', 'years', 'time of day', 'choice', 'letter']),
    kind: z.enum(['number', 'text', 'yes-no', 'one-of', 'some-of']),
    choices: z.array(z.object({ id: z.string(), name: bilingual })),
    least: z.number().nullable(),
    most: z.number().nullable(),
    usual: z.unknown().describe('Its default'),
  })
  .register(z.globalRegistry, { id: 'Setting' });
export type SettingView = z.infer<typeof settingView>;

const modelView = z
  .object({ id: z.string(), name: bilingual, baud: z.int().describe('Its own rate') })
  .register(z.globalRegistry, { id: 'DeviceModel' });
const models = z.array(modelView);

const themeView = z.object({ id: z.string(), zh: z.string(), en: z.string() });

/** A plan as a hall file writes it, defaults filled in. */
const planBody = z.looseObject({}).describe('`hall`, `agents`, `publicUrl` as in the hall file');

export const settingsView = z.object({
  latest: versionView.describe('What the next business day is opened with'),
  plan: planBody,
  running: z
    .int()
    .nullable()
    .describe('The version the day of today was opened with; null when none has been opened'),
  machine: z
    .object({ timeZone: z.string(), http: z.string(), mqtt: z.string(), data: z.string() })
    .describe('Of the hall file; edited there'),
  mayChange: z.boolean(),
  themes: z.array(themeView),
  settings: z.array(settingView),
  models: z
    .object({ reader: models, printer: models, keypad: models, onbon: models, strip: models })
    .describe('What devices may be'),
});
export type SettingsView = Omit<z.infer<typeof settingsView>, 'plan'> & { readonly plan: WrittenPlan };

export const oldVersionView = z.object({ version: versionView, plan: planBody });
export type OldVersionView = { readonly version: VersionView; readonly plan: WrittenPlan };

const problemView = z.object({
  field: z.string().describe('`hall.services.2.series`'),
  place: bilingual.describe('The field as a person calls it'),
  zh: z.string(),
  en: z.string(),
});
export type ProblemView = z.infer<typeof problemView>;

export const checkedView = z.object({
  problems: z.array(problemView),
  changes: z.array(bilingual).describe('What differs from the newest version; of a plan without problems'),
});
export type CheckedView = z.infer<typeof checkedView>;

export const importedView = checkedView.extend({
  plan: planBody.nullable().describe('Read and checked, not saved'),
});
export type ImportedView = CheckedView & { readonly plan: WrittenPlan | null };

export const savedView = z.object({ version: versionView });
export type SavedView = z.infer<typeof savedView>;

export const onceToldSecret = z.object({
  agent: agentId,
  secret: z.string(),
  centreKey: z.string().optional().describe('For kiosks'),
});
export type OnceToldSecret = z.infer<typeof onceToldSecret>;

const equipmentView = z
  .object({
    agent: agentId,
    wished: z.unknown().describe('What it was told by the settings; null: nothing'),
    report: equipmentReport
      .pick({ from: true, equipment: true, waiting: true, unusable: true })
      .nullable()
      .describe('What it said last that it runs with; null: nothing since the hub started'),
    isTaken: z.boolean().describe('It runs with what it was told'),
  })
  .register(z.globalRegistry, { id: 'AgentEquipment' });
export const equipmentViews = z.array(equipmentView);
export type EquipmentView = Omit<z.infer<typeof equipmentView>, 'wished'> & {
  readonly wished: Equipment | null;
};
