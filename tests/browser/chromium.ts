import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { root, runProgram } from '../hall/processes.ts';

const { version } = z
  .looseObject({ version: z.string() })
  .parse(
    JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('@sparticuz/chromium')), 'utf8')),
  );
const home = resolve(root, 'node_modules/.cache/chromium', version);

/**
 * Starts a real Chromium out of the registry, on machines that have neither browser nor fonts. The only font it can find
 * besides those that a page brings along is a Latin one, and it reaches no other machine than this.
 */
export async function launchChromium(): Promise<Browser> {
  await unpack();
  const { LD_LIBRARY_PATH: libraries, ...env } = process.env;
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    // One process fewer to start, and the same picture on every machine.
    args: [
      '--no-zygote',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--no-proxy-server',
      '--no-pings',
      '--disable-domain-reliability',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    env: {
      ...withoutUndefined(env),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: [join(home, 'al2023/lib'), ...(libraries === undefined ? [] : [libraries])].join(':'),
    },
  });
}

/** Half an unpacked browser must never be taken for a whole one: it gets its name when it is complete. */
async function unpack(): Promise<void> {
  if (existsSync(home)) return;
  mkdirSync(resolve(home, '..'), { recursive: true });
  const fresh = mkdtempSync(`${home}-`);
  const { code, text } = await runProgram('tests/browser/unpack-chromium.ts', [], fresh, { TMPDIR: fresh });
  if (code !== 0) throw new Error(`Chromium could not be unpacked: ${text}`);
  writeFileSync(join(fresh, 'fonts.conf'), fontsConf);
  try {
    renameSync(fresh, home);
  } catch (error) {
    // Another process was faster.
    rmSync(fresh, { recursive: true });
    if (!existsSync(home)) throw error;
  }
}

/** Only the fonts beside it, none of the machine's: a page that leans on the machine's fonts must not look right here. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`;

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
