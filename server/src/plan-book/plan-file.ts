import { isMap, LineCounter, parseDocument, stringify } from 'yaml';
import type { Bilingual } from '@jiaohao/shared';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import type { HallFile, MachinePlan } from '../config.ts';
import { checkNextPlan, type CheckedPlan } from './check-plan.ts';
import { placeOf } from './place-words.ts';
import type { WrittenPlan } from './written-plan.ts';

/** What of a hall file is not the plan's; a file with them, or without, may be brought in. */
const notThePlan = ['timeZone', 'staff', 'listen', 'data', 'metrics'];

/**
 * Reads the plan that is to follow `before` out of a hall file, or of one that has nothing else; what is wrong is told as
 * for the page.
 */
export function readPlanFile(text: string, before: WrittenPlan): CheckedPlan {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    return unreadable({
      zh: `第${line}行不是有效的 YAML。`,
      en: `Line ${line} is not YAML: ${error.message}.`,
    });
  }
  if (!isMap(document.contents))
    return unreadable({ zh: '这不是大厅文件。', en: 'This is not the file of a hall.' });
  for (const key of notThePlan) document.delete(key);
  try {
    return checkNextPlan(document.toJS(), before);
  } catch {
    // Names that stand for each other without end.
    return unreadable({ zh: '文件里的引用太多。', en: 'The file refers to itself too often.' });
  }
}

function unreadable({ zh, en }: Bilingual): CheckedPlan {
  return { ok: false, problems: [{ field: '', place: placeOf([], null), zh, en }] };
}

/** What of a hall's file is not its plan, and stays as it is. */
export interface BesidePlan extends Pick<HallFile, 'staff' | 'host'> {
  readonly machine: Omit<MachinePlan, 'metrics'>;
}

/**
 * A whole hall file: the plan, with the staff of the hall's file and, where the hub has no other hall, with what the machine
 * has in its own, but for the secret that opens the metrics. It reads back as the same plan.
 */
export function writePlanFile(
  plan: WrittenPlan,
  version: number,
  { machine, staff, host }: BesidePlan,
): string {
  const { hall, agents, publicUrl } = plan;
  const isAlone = host === null;
  const head = [
    `# 设置第${version}版的导出。它所用的每一项都有说明：hardware-sim/demo/hall.yaml`,
    `# Version ${version} of the settings. What each line means stands in hardware-sim/demo/hall.yaml`,
  ];
  const file = {
    hall: {
      id: hall.id,
      name: hall.name,
      services: hall.services.map(serviceLines),
      windows: hall.windows.map(windowLines),
      ...(hall.standingNotices.length > 0 && { standingNotices: hall.standingNotices }),
      ...(hall.appointments.length > 0 && { appointments: hall.appointments }),
      settings: changedSettings(hall.settings),
    },
    ...(isAlone && { timeZone: machine.timeZone }),
    agents,
    ...(staff.length > 0 && { staff }),
    ...(isAlone && { listen: machine.listen }),
    ...(publicUrl !== null && { publicUrl }),
    ...(isAlone && { data: machine.data }),
  };
  return `${head.join('\n')}\n\n${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function serviceLines({
  documents,
  needsCard,
  guide,
  ...service
}: WrittenPlan['hall']['services'][number]): object {
  const told = Object.fromEntries(Object.entries(guide).filter(([, text]) => text !== null));
  return {
    ...service,
    ...(needsCard && { needsCard }),
    ...(documents.length > 0 && { documents }),
    ...(Object.keys(told).length > 0 && { guide: told }),
  };
}

function windowLines(window: WrittenPlan['hall']['windows'][number]): object {
  const { number, name, services, helperServices, dedicatedGreen } = window;
  const own =
    services === 'all' ? services : services.map((each) => (each.rank === 1 ? each.service : { ...each }));
  return {
    number,
    ...(name !== null && { name }),
    services: own,
    ...(helperServices.length > 0 && { helperServices }),
    ...(dedicatedGreen && { dedicatedGreen }),
  };
}

/** Only what differs from its default. */
function changedSettings(settings: Settings): object {
  const defaults: Readonly<Record<string, unknown>> = defaultSettings;
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]),
    ),
  );
}
