import { readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z, ZodType } from 'zod';

/** A configuration file that cannot be used. The message names every problem: file, line, where, what was expected. */
export class ConfigError extends Error {
  readonly code = 'config';
  override readonly name = 'ConfigError';
}

/** True for a {@link ConfigError}. */
export function isConfigError(error: unknown): error is ConfigError {
  return error instanceof ConfigError;
}

/** What texts say that were read before: reading YAML letter by letter takes far longer than checking what it says. */
export interface KnownTexts {
  /** Undefined: it was not read before. */
  of(text: string): unknown;
  keep(text: string, said: unknown): void;
}

/** Reads a YAML file and checks it whole. Throws {@link ConfigError}; nothing is used of a file that is wrong anywhere. */
export function loadConfig<T>(path: string, schema: ZodType<T>, known?: KnownTexts): T {
  return parseConfig(path, readText(path), schema, known);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `${path}: the configuration file cannot be read (${why}); give its path with --config`,
    );
  }
}

/** As {@link loadConfig}, on text; `path` is only for the messages. */
export function parseConfig<T>(path: string, text: string, schema: ZodType<T>, known?: KnownTexts): T {
  const before = known?.of(text);
  const again = before === undefined ? null : schema.safeParse(before);
  if (again?.success === true) return again.data;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error) => `${path}:${lines.linePos(error.pos[0]).line}: not YAML: ${error.message}`,
    );
    throw new ConfigError(problems.join('\n'));
  }
  const said: unknown = document.toJS();
  const checked = schema.safeParse(said);
  if (checked.success) {
    known?.keep(text, said);
    return checked.data;
  }
  const problems = checked.error.issues.flatMap((issue) => describe(document, lines, issue));
  throw new ConfigError(problems.map(({ line, words }) => `${path}:${line}: ${words}`).join('\n'));
}

function describe(
  document: Document,
  lines: LineCounter,
  issue: z.core.$ZodIssue,
): { line: number; words: string }[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineOf(document, lines, [...path, key]),
      words: `${[...path, key].join('.')}: unknown setting; check the spelling or remove it`,
    }));
  }
  return [
    { line: lineOf(document, lines, path), words: `${path.join('.') || 'the file'}: ${issue.message}` },
  ];
}

/** The line of the deepest part of `path` that stands in the file; of a key, where the key stands. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const step = path[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step)
      : undefined;
    const node = isNode(pair?.key) ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
