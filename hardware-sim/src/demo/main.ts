import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { demoFiles, demoFilesOnFreePorts } from './demo-files.ts';
import { enrolAgents } from './enrolment.ts';
import type { LogLine, Ready } from '../stage/log-line.ts';
import { type Program, startProgram } from '../stage/program.ts';
import { agents, type Cast, hosts } from './programs.ts';
import { welcome } from './welcome.ts';

interface Options {
  fresh: boolean;
  dir: string;
  ports: 'fixed' | 'auto';
}

const options = new Command('npm start --')
  .description('a whole demonstration hall: hub, two kiosks, display agent and simulated devices')
  .option('--fresh', 'forget earlier days: empty run/ first', false)
  .option('--dir <folder>', 'keep run/ in this folder', '.')
  .option('--ports <how>', '"auto" takes free ports instead of 8080, 1883, 8081, 8082 and 8090', 'fixed')
  .parse()
  .opts<Options>();

const folder = resolve(options.dir);
const running: Program[] = [];
let stopping = false;

/** Lines of all programs as one log, each with its name before it; silent once everything is being stopped. */
const show =
  (name: string) =>
  ({ text, serious }: LogLine): void => {
    if (stopping) return;
    const line = `${new Date().toTimeString().slice(0, 8)} ${name.padEnd(4)}${text}`;
    if (serious) console.error(line);
    else console.log(line);
  };

async function start(cast: readonly Cast[], ready: Map<string, Ready>, missing: string[]): Promise<void> {
  const programs = cast.map(({ name, args }) => startProgram({ name, args, folder, hear: show(name) }));
  running.push(...programs);
  for (const program of programs) {
    const where = await program.ready;
    if (where === null) missing.push(program.name);
    else {
      ready.set(program.name, where);
      void program.ended.then((code) => {
        if (!stopping) console.error(`${program.name} 已退出 · has ended (${code ?? 'killed'})`);
      });
    }
  }
}

async function stopAll(): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log('\n正在停止 · stopping');
  for (const program of running.toReversed()) await program.stop();
  process.exit();
}

process.on('SIGINT', () => void stopAll());
process.on('SIGTERM', () => void stopAll());

if (options.fresh) rmSync(join(folder, 'run'), { recursive: true, force: true });
mkdirSync(join(folder, 'run'), { recursive: true });
const files = options.ports === 'auto' ? await demoFilesOnFreePorts(join(folder, 'run/demo')) : demoFiles;
console.log('正在启动演示大厅 · starting the demonstration hall …');
for (const complaint of await enrolAgents(files, folder)) console.error(complaint);

const ready = new Map<string, Ready>();
const missing: string[] = [];
await start(hosts(files), ready, missing);
await start(agents(files), ready, missing);
if (!stopping) console.log(welcome(ready, missing));
if (ready.size === 0) {
  console.error('什么都没有启动 · nothing could be started.');
  process.exitCode = 1;
}
