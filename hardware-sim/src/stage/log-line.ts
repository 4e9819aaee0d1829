import { z } from 'zod';

const readyFields = z.object({ http: z.string().optional(), mqtt: z.string().optional() });
/** Where a program serves. */
export type Ready = z.infer<typeof readyFields>;

const entry = z.looseObject({
  level: z.number(),
  msg: z.string().default(''),
  ready: z.literal(true).optional(),
});

/** A line a program wrote, in few words. */
export interface LogLine {
  readonly text: string;
  /** Something a person should see: a warning, or a plain line on standard error. */
  readonly serious: boolean;
  readonly ready: Ready | null;
}

/** Fields every entry has, which say nothing new to someone who watches. */
const dull: ReadonlySet<string> = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg', 'ready', 'v']);
const warning = 40;
const longestField = 160;

/** Reads a line: a JSON log entry becomes its message and its own fields, anything else stays as it is. */
export function readLogLine(text: string): LogLine {
  const parsed = text.startsWith('{') ? entry.safeParse(jsonOf(text)) : null;
  if (parsed === null || !parsed.success) return { text, serious: true, ready: null };
  const { data } = parsed;
  const fields = Object.entries(data)
    .filter(([name]) => !dull.has(name))
    .map(([name, value]) => `${name}=${shortly(value)}`);
  return {
    text: [data.msg, ...(data.ready === true ? [] : fields)].join('  '),
    serious: data.level >= warning,
    ready: data.ready === true ? readyFields.parse(data) : null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function shortly(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestField ? `${text.slice(0, longestField)}…` : text;
}

/** What a program that ended had to say for itself: the error it threw, or else its last lines. */
export function lastWords(lines: readonly string[]): string {
  return lines.findLast((line) => /^\w*Error\b.*: /.test(line)) ?? lines.slice(-3).join('\n');
}
