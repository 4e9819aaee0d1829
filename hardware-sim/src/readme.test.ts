import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { addVerbs } from './cli/verbs.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import * as troubles from './troubles/troubles.ts';
import { memoryCable } from './wires/memory.ts';

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');
const section = (title: string): string => readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const words = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

const trouble = z.object({ id: z.string() });

let simulator: Simulator;
beforeAll(async () => {
  const lines = [
    { link: 'p', devices: [{ kind: 'printer' as const, id: 'K1-printer', kiosk: 'K1', model: 'kiosk-80' }] },
  ];
  simulator = await startSimulator({ http: { port: 0 }, lines }, { wire: () => memoryCable().open });
});
afterAll(() => simulator.stop());

it('the README lists every verb, and no other', () => {
  const program = new Command();
  addVerbs(program, () => {
    throw new Error('not asked for');
  });
  const real = program.commands.map((command) => command.name()).sort();
  const firstCells = [...section('On the command line').matchAll(/^\| (`[^|]*)\|/gm)].map(([, cell]) => cell);
  expect(words(firstCells.join('\n'), /`([a-z]+)[^`]*`/g)).toEqual(real);
});

it('the README lists every trouble, and no other', () => {
  const all = Object.values(troubles).flatMap((one: unknown) =>
    Array.isArray(one) ? z.array(trouble).parse(one) : [],
  );
  const real = [...new Set(all.map(({ id }) => id))].sort();
  const inTable = section('Troubles')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replace('(`counter-bus`)', ''))
    .join('\n');
  expect(words(inTable, /`([a-z-]+)`/g)).toEqual(real);
});

it('every request of the README is answered', async () => {
  const requests = [...section('Over HTTP').matchAll(/^\| `(GET|POST|DELETE) (\/[^`]+)`/gm)];
  expect(requests.length).toBeGreaterThan(15);
  for (const [, method = '', path = ''] of requests) {
    const stop = new AbortController();
    const response = await fetch(simulator.address + path, { method, signal: stop.signal });
    const unknown = response.status === 404 && /Route .* not found/.test(await response.text());
    stop.abort();
    expect({ method, path, unknown }).toEqual({ method, path, unknown: false });
  }
});
