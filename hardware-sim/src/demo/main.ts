import { resolve } from 'node:path';
import { Command } from 'commander';
import { demoHall } from './demo-hall.ts';
import { welcome } from './welcome.ts';

interface Options {
  fresh: boolean;
  dir: string;
  ports: 'fixed' | 'auto';
  smallDisk: boolean;
}

const options = new Command('npm start --')
  .description('a whole demonstration hall: hub, two kiosks, display agent and simulated devices')
  .option('--fresh', 'forget earlier days: empty run/ first', false)
  .option('--dir <folder>', 'keep run/ in this folder', '.')
  .option('--ports <how>', '"auto" takes free ports instead of 8080, 1883, 8081, 8082 and 8090', 'fixed')
  .option(
    '--small-disk',
    'keep the hub on a small disk that can be filled at the bench; it goes with the hall',
    false,
  )
  .parse()
  .opts<Options>();

let stopping = false;
const complain = (sentence: string): void => {
  if (!stopping) console.error(sentence);
};
const hall = demoHall({
  folder: resolve(options.dir),
  fresh: options.fresh,
  freePorts: options.ports === 'auto',
  smallDisk: options.smallDisk,
  complain,
  /** Lines of all programs as one log, each with its name before it; silent once everything is being stopped. */
  hear(name, { text, serious }) {
    if (stopping) return;
    const line = `${new Date().toTimeString().slice(0, 8)} ${name.padEnd(4)}${text}`;
    if (serious) console.error(line);
    else console.log(line);
  },
});

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  console.log('\n正在停止 · stopping');
  await hall.close();
  process.exit();
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

console.log('正在启动演示大厅 · starting the demonstration hall …');
try {
  await hall.open();
  if (!stopping) console.log(welcome(hall.ready, hall.missing, hall.people));
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
}
if (!stopping && hall.ready.size === 0) {
  console.error('什么都没有启动 · nothing could be started.');
  process.exitCode = 1;
  await hall.close();
}
