import { z } from 'zod';
import { displayEquipment } from '@jiaohao/shared';
import { defaultSettings, settings } from './domain/settings.ts';

/**
 * What has to hold between the parts of a hall file. It reads whatever is readable, because it also runs when other
 * parts are wrong: all problems are told at once.
 */
const readable = z.object({
  hall: z
    .object({
      services: z.array(z.object({ id: z.string().nullable().catch(null) })).catch([]),
      windows: z
        .array(
          z.object({
            number: z.number().nullable().catch(null),
            services: z.unknown(),
            helperServices: z.unknown(),
          }),
        )
        .catch([]),
      settings: settings
        .pick({
          opensAt: true,
          closesAt: true,
          offlineNumbersFrom: true,
          offlineBlock: true,
          paperNumbersFrom: true,
        })
        .loose()
        .catch(defaultSettings),
    })
    .catch({ services: [], windows: [], settings: defaultSettings }),
  agents: z
    .array(
      z.object({
        id: z.string().nullable().catch(null),
        kind: z.string().nullable().catch(null),
        windows: z.array(z.number().nullable().catch(null)).catch([]),
        /** Null also while something is wrong within it, which is told then. */
        equipment: displayEquipment.nullable().catch(null),
      }),
    )
    .catch([]),
  staff: z.array(z.object({ number: z.string().nullable().catch(null) })).catch([]),
  listen: z
    .object({ http: z.object({ port: z.number() }), mqtt: z.object({ port: z.number() }) })
    .nullable()
    .catch(null),
});
type Readable = z.infer<typeof readable>;

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The same in Chinese; goes along with the issue, because one message has room for one. */
  readonly zh: string;
}

const checks = [
  windowOwners,
  agentIds,
  windowsOfEquipment,
  busNames,
  staffNumbers,
  servedServices,
  openingHours,
  offlineBlocks,
  ports,
];

/** For `superRefine`: adds one issue a problem. */
export function checkAcross(
  file: unknown,
  report: { addIssue: (issue: z.core.$ZodSuperRefineIssue) => void },
): void {
  const seen = readable.safeParse(file);
  if (!seen.success) return;
  for (const check of checks)
    for (const { path, message, zh } of check(seen.data))
      report.addIssue({ code: 'custom', path: [...path], message, params: { zh } });
}

/** Each window's keypad and board hang on one display agent. */
function windowOwners({ hall, agents }: Readable): Problem[] {
  const known = new Set(hall.windows.map((window) => window.number));
  const owner = new Map<number, string>();
  const problems: Problem[] = [];
  agents.forEach((agent, at) => {
    agent.windows.forEach((window, nth) => {
      if (window === null) return;
      const path = ['agents', at, 'windows', nth];
      const other = owner.get(window);
      if (other !== undefined)
        problems.push({
          path,
          message: `window ${window} belongs to agent ${other} already; expected one owner`,
          zh: `${window}号窗口已归 ${other} 管，一个窗口只能归一个显示代理。`,
        });
      else if (!known.has(window))
        problems.push({
          path,
          message: `there is no window ${window}; expected one listed under hall.windows`,
          zh: `没有${window}号窗口，请从窗口列表中选择。`,
        });
      owner.set(window, other ?? agent.id ?? '?');
    });
  });
  return problems;
}

function agentIds({ agents }: Readable): Problem[] {
  return repeats(agents.map((agent) => agent.id)).map(({ at, value }) => ({
    path: ['agents', at, 'id'],
    message: `agent ${value} is listed twice; expected another id`,
    zh: `设备编号 ${value} 重复。`,
  }));
}

/** What hangs at a window is its agent's to look after. */
function windowsOfEquipment({ agents }: Readable): Problem[] {
  return agents.flatMap(({ id, windows, equipment }, at) => {
    if (equipment === null) return [];
    const who = id ?? '?';
    const path = ['agents', at, 'equipment', 'windows'];
    if (equipment.windows.length === 0)
      return [
        {
          path,
          message: `agent ${who} has no device; expected at least one window, or no equipment`,
          zh: '至少要有一个窗口接着设备；要按那台机器自己的文件，请点“改用机器自己的文件”。',
        },
      ];
    return equipment.windows.flatMap(({ window }, nth) =>
      windows.includes(window)
        ? []
        : [
            {
              path: [...path, nth, 'window'],
              message: `agent ${who} does not look after window ${window}; expected one of ${windows.join(', ')}`,
              zh: `${window}号窗口不归 ${who} 管，请先勾选它负责的窗口。`,
            },
          ],
    );
  });
}

/** A line with keypads is a device of the hall under its name, and no two may be called alike. */
function busNames({ agents }: Readable): Problem[] {
  const buses = agents.flatMap(({ equipment }, at) => {
    const used = new Set(equipment?.windows.map(({ keypad }) => keypad?.line));
    return (equipment?.lines ?? []).flatMap(({ name }, nth) => (used.has(name) ? [{ name, at, nth }] : []));
  });
  return buses.flatMap(({ name, at, nth }, i) => {
    const other = buses.slice(0, i).find((before) => before.name === name && before.at !== at);
    if (other === undefined) return [];
    const whose = agents[other.at]?.id ?? '?';
    return [
      {
        path: ['agents', at, 'equipment', 'lines', nth, 'name'],
        message: `agent ${whose} has keypads on a line called ${name} already; expected another name`,
        zh: `${whose} 已有接键盘的端口叫 ${name}，请另起一个名字。`,
      },
    ];
  });
}

function staffNumbers({ staff }: Readable): Problem[] {
  return repeats(staff.map((person) => person.number)).map(({ at, value }) => ({
    path: ['staff', at, 'number'],
    message: `staff number ${value} is given twice; expected another number`,
    zh: `工号 ${value} 重复。`,
  }));
}

/** A service nobody serves would take tickets that are never called. */
function servedServices({ hall }: Readable): Problem[] {
  if (hall.windows.some((window) => window.services === 'all')) return [];
  const served = new Set(
    hall.windows.flatMap((window) => [...idsIn(window.services), ...idsIn(window.helperServices)]),
  );
  return hall.services.flatMap((service, at) =>
    service.id === null || served.has(service.id)
      ? []
      : [
          {
            path: ['hall', 'services', at, 'id'],
            message: `no window serves ${service.id}; expected at least one`,
            zh: `没有窗口办理业务 ${service.id}，请至少安排一个窗口。`,
          },
        ],
  );
}

function openingHours({ hall }: Readable): Problem[] {
  const { opensAt, closesAt } = hall.settings;
  return opensAt < closesAt
    ? []
    : [
        {
          path: ['hall', 'settings', 'closesAt'],
          message: `expected a time after opensAt (${opensAt})`,
          zh: `要晚于开始取号的时间 ${opensAt}。`,
        },
      ];
}

/** Every kiosk has a block of numbers of its own for the time without the hub, before the paper books begin. */
function offlineBlocks({ hall, agents }: Readable): Problem[] {
  const kiosks = agents.filter(({ kind }) => kind === 'kiosk').length;
  const { offlineNumbersFrom, offlineBlock, paperNumbersFrom } = hall.settings;
  const behind = offlineNumbersFrom + kiosks * offlineBlock;
  if (behind <= paperNumbersFrom) return [];
  const message = `expected at least ${behind}: ${kiosks} kiosks have ${offlineBlock} numbers each from ${offlineNumbersFrom} on (offlineNumbersFrom, offlineBlock)`;
  const zh = `至少要填 ${behind}：${kiosks} 台取号机各有 ${offlineBlock} 个离线号，从 ${offlineNumbersFrom} 起。`;
  return [{ path: ['hall', 'settings', 'paperNumbersFrom'], message, zh }];
}

function ports({ listen }: Readable): Problem[] {
  return listen !== null && listen.http.port === listen.mqtt.port && listen.http.port !== 0
    ? [
        {
          path: ['listen', 'mqtt', 'port'],
          message: `expected another port than http has (${listen.http.port})`,
          zh: `端口 ${listen.http.port} 已用于网页，请另选一个。`,
        },
      ]
    : [];
}

const serviceIds = z.array(
  z.union([z.string(), z.object({ service: z.string() }).transform(({ service }) => service)]),
);

function idsIn(services: unknown): string[] {
  const ids = serviceIds.safeParse(services);
  return ids.success ? ids.data : [];
}

/** What is in a list a second time, and where. */
export function repeats<T>(values: readonly (T | null)[]): { at: number; value: T }[] {
  return values.flatMap((value, at) => (value !== null && values.indexOf(value) < at ? [{ at, value }] : []));
}
