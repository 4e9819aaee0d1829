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
 * besides those that a page brings along is a Latin one, and it reaches no other machine than this. The registry has it
 * for Linux on x64; elsewhere the environment variable JIAOHAO_CHROMIUM names an installed one.
 * @param more switches of this browser only: `--autoplay-policy=no-user-gesture-required`
 */
export async function launchChromium(...more: string[]): Promise<Browser> {
  const installed = process.env['JIAOHAO_CHROMIUM'];
  const all = [...args, ...more];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: all });
  await unpack();
  return chromium.launch({ executablePath: join(home, 'chromium'), args: all, env: surroundings() });
}

const args = [
  '--no-zygote',
  '--disable-gpu',
  // The same picture on every machine.
  '--font-render-hinting=none',
  '--no-proxy-server',
  '--no-pings',
  '--disable-domain-reliability',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Our environment, with the fonts and system libraries that came with the browser. */
function surroundings(): Record<string, string> {
  const env = Object.entries(process.env).filter((one): one is [string, string] => one[1] !== undefined);
  const libraries = [join(home, 'al2023/lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(
    (path) => path !== '',
  );
  return {
    ...Object.fromEntries(env),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
    LD_LIBRARY_PATH: libraries.join(':'),
  };
}

/** Half an unpacked browser must never be taken for a whole one: it gets its name when it is complete. */
async function unpack(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'No Chromium for this machine in the registry; set JIAOHAO_CHROMIUM to the path of an installed one.',
    );
  if (existsSync(home)) return;
  mkdirSync(resolve(home, '..'), { recursive: true });
  const fresh = mkdtempSync(`${home}-`);
  const { code, text } = await runProgram('tests/browser/unpack-chromium.ts', [], fresh, {
    env: { TMPDIR: fresh },
  });
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
