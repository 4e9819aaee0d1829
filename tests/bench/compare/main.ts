import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { keptItsPromises, reportLines } from './report.ts';
import { serverUnderTest } from './server-under-test.ts';

/*
 * Measures any queue server over HTTP the way this project's own hub is measured:
 *   npm run compare -- --url http://127.0.0.1:8080 --issue "POST /tickets" --issue-body '{"service":"a"}' \
 *     --issue-number number --call "POST /windows/{window}/next" --call-number ticket.number
 */
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    url: text,
    issue: text,
    'issue-body': text,
    'issue-number': text,
    call: text,
    'call-body': text,
    'call-number': text,
    header: { type: 'string', multiple: true },
    tickets: text,
    windows: text,
    connections: text,
  },
});
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const wanted = serverUnderTest.safeParse(
  Object.fromEntries(Object.entries(values).map(([name, value]) => [camel(name), value])),
);
if (!wanted.success) {
  for (const { path, message } of wanted.error.issues) {
    const name = String(path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    console.error(`--${name}: ${message}`);
  }
  process.exitCode = 2;
} else {
  const comparison = await compare(wanted.data);
  for (const line of reportLines(comparison)) console.log(line);
  process.exitCode = keptItsPromises(comparison) ? 0 : 1;
}
