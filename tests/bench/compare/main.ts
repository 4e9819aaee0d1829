import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { keptItsPromises, reportLines } from './report.ts';
import { serverUnderTest } from './server-under-test.ts';

/* Measures any queue server over HTTP the way this project's own hub is measured. */
const usage = `npm run compare -- --url http://127.0.0.1:8080 \\
  --issue "POST /tickets" [--issue-body '{"service":"a","id":"{n}"}'] --issue-number ticket.number \\
  --call "POST /windows/{window}/next" [--call-body '{}'] --call-number ticket.number \\
  [--header "name: value"]… [--tickets 2000] [--windows 64] [--connections 1,64]
{n} becomes a number no other request has, {window} the window that calls; the last words say where in the JSON of an
answer the ticket's number stands.`;
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
    const given = Object.hasOwn(values, name);
    console.error(`--${name}: ${given ? message : 'is missing'}`);
  }
  console.error(usage);
  process.exitCode = 2;
} else {
  const comparison = await compare(wanted.data);
  for (const line of reportLines(comparison)) console.log(line);
  process.exitCode = keptItsPromises(comparison) ? 0 : 1;
}
