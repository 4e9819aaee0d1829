import { parseArgs } from 'node:util';
import { benchPages } from './pages/pages.ts';
import { benchPaths } from './paths.ts';
import { benchRates } from './rates/rates.ts';
import { benchRouting } from './routing.ts';

/*
 * Figures of this machine, each beside what the machine does raw in the same run: npm run bench
 * One part of it: npm run bench -- pages
 */
const { values, positionals } = parseArgs({
  options: { samples: { type: 'string', default: '400' } },
  allowPositionals: true,
});
/** A day has 500 numbers a series; calls and tickets share them. */
const most = 600;
const count = Math.min(most, Math.max(1, Math.floor(Number(values.samples)) || 1));
const print = (line: string): void => console.log(line);

/** Each part says whether its bars hold. */
const parts: Readonly<Record<string, () => Promise<boolean>>> = {
  paths: () => benchPaths(print, count),
  rates: () => benchRates(print),
  routing: async () => {
    await benchRouting(print);
    return true;
  },
  pages: () => benchPages(print),
};

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
for (const name of wanted) {
  const part = parts[name];
  if (part === undefined) {
    console.error(`There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
    process.exitCode = 2;
  } else if (!(await part())) process.exitCode = 1;
}
