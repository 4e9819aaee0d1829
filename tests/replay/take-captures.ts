/**
 * Takes the captures of this folder anew, from the simulated hall: npm run capture
 * A capture of a real device's line, downloaded from the technician's page, is put beside them and replayed as they are.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureText } from '@jiaohao/shared';
import { listenTo, type LineEar } from '../hall/line-ear.ts';
import { WholeHall } from '../hall/whole-hall.ts';

const folder = join(import.meta.dirname, 'captures');

/** What is done while a line is listened to, until all of it went by. */
const captures: Readonly<
  Record<string, readonly [string, (hall: WholeHall, line: LineEar) => Promise<unknown>]>
> = {
  'card-is-read': [
    'K1-reader',
    async (hall, line) => {
      await hall.bench.swipe('K1', 'li-si');
      await line.hears('读卡成功');
      await line.hears('找卡', 3);
      await hall.kiosk('K1').leave();
    },
  ],
  'ticket-is-printed': [
    'K2-printer',
    async (hall, line) => {
      await hall.kiosk('K2').takeWithoutCard('deposit-change');
      await line.hears('前面的已打印完');
      await hall.hub.waiting(1);
      await hall.trouble('K2-printer', 'paper-out');
      await line.hears('状态：纸', 4);
      await hall.trouble('K2-printer', 'paper-out', false);
    },
  ],
  'noise-on-a-cable': [
    'K1-printer',
    async (hall, line) => {
      await hall.trouble('K1-printer', 'noise');
      await line.hears('杂波', 3);
      await hall.trouble('K1-printer', 'noise', false);
      await line.hears('状态', 3);
    },
  ],
  'clerk-logs-in-and-calls': [
    'counter-bus',
    async (hall, line) => {
      await hall.bench.pressAccepted(1, 'confirm', `01${await hall.secrets.pinOf('01')}`);
      await hall.bench.pressAccepted(1, 'call');
      await line.hears('应答按键', 2);
      await line.hears('键盘显示', 2);
    },
  ],
  'call-on-an-onbon-board': [
    'board-1',
    async (hall, line) => {
      await hall.bench.pressAccepted(1, 'recall');
      await line.hears('显示文字');
      await line.hears('探询', 2);
    },
  ],
  'strip-screen': [
    'board-7',
    async (hall, line) => {
      await hall.openWindows(7);
      await line.hears('显示文字');
      await line.hears('探询', 2);
    },
  ],
};

const hall = await WholeHall.open();
try {
  for (const [name, [device, meanwhile]] of Object.entries(captures)) {
    const line = await listenTo(hall.hub, device);
    await meanwhile(hall, line);
    line.close();
    writeFileSync(join(folder, `${name}.jsonl`), captureText(line.frames));
    process.stdout.write(`${name}: ${line.frames.length} frames of ${device}\n`);
  }
} finally {
  await hall.close();
}
