import { parseSync } from 'vite';

/** One piece of text in a program: a string, a template with `hole` for each of its values, a pattern, or text of a page. */
export interface Literal {
  readonly text: string;
  readonly line: number;
  /** It is the Chinese of a pair: the value of something called `zh`. */
  readonly chinese: boolean;
}

/** Stands for a value put into a template. */
export const hole = '\uFFFC';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Every literal of a TypeScript file, in the order it is written. */
export function literalsOf(file: string, source: string): readonly Literal[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Literal[] = [];
  walk(program, false, (text, start, chinese) => {
    found.push({ text, line: source.slice(0, start).split('\n').length, chinese });
  });
  return found;
}

type Found = (text: string, start: number, chinese: boolean) => void;

function walk(value: unknown, chinese: boolean, found: Found): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, chinese, found);
    return;
  }
  if (!isNode(value)) return;
  const text = textOf(value);
  if (text !== null) found(text, value.start, chinese);
  const within = nameOf(value);
  const inside = within === null ? chinese && value.type !== 'CallExpression' : within === 'zh';
  const first = spokenFirst(value);
  if (first !== null) walk(first, true, found);
  for (const [key, child] of Object.entries(value)) {
    // Names and import paths are no text; a template's pieces are taken with the template.
    if (key === 'key' || key === 'source' || key === 'quasis') continue;
    walk(first !== null && Array.isArray(child) ? child.slice(1) : child, inside, found);
  }
}

/** The Chinese of `say(zh, en)`. */
function spokenFirst({ type, ...call }: Node): unknown {
  const { callee, arguments: given } = call;
  const says = type === 'CallExpression' && isNode(callee) && callee['name'] === 'say';
  return says && Array.isArray(given) && given.length === 2 ? given[0] : null;
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && 'regex' in node) return String(node['raw']);
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'JSXText') return String(node['value']);
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return null;
  return node['quasis'].map(({ value }: { value: { raw: string } }) => value.raw).join(hole);
}

/** The name something is written under: of a property, an attribute, a constant. */
function nameOf(node: Node): string | null {
  const named = node.type === 'Property' ? node['key'] : node.type === 'JSXAttribute' ? node['name'] : null;
  return isNode(named) && typeof named['name'] === 'string' ? named['name'] : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
