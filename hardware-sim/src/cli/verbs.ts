import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import {
  boardView,
  cardReaderView,
  deviceView,
  evaluatorView,
  keypadView,
  printerView,
  programView,
  sentenceView,
  slipView,
  trayCardView,
} from '../views.ts';
import type { BenchClient } from './bench-client.ts';
import { sketchBoard, sketchKeypad } from './sketch.ts';

const programList = z.object({ programs: z.array(programView) });

/** Prints a line for whoever sits at the terminal. */
const say = (line: string): void => console.log(line);

/** Adds the verbs that a technician has at the bench. `bench` gives the client once the options are known. */
export function addVerbs(program: Command, bench: () => BenchClient): void {
  addKioskVerbs(program, bench);
  addWindowVerbs(program, bench);
  addDeviceVerbs(program, bench);
  addStageVerbs(program, bench);
}

function addKioskVerbs(program: Command, bench: () => BenchClient): void {
  program
    .command('swipe')
    .description('lay a card of the tray on a reader, and lift it when it has been read')
    .requiredOption('--card <card>', 'as "cards" lists them')
    .option('--kiosk <kiosk>', 'at which kiosk', 'K1')
    .option('--hold', 'leave the card there until "lift"', false)
    .action(async ({ card, kiosk, hold }: { card: string; kiosk: string; hold: boolean }) => {
      const reader = cardReaderView.parse(await bench().post(`/api/kiosks/${kiosk}/swipe`, { card, hold }));
      say(`${reader.id}: ${reader.card?.zh ?? ''} / ${reader.card?.en ?? ''}`);
    });
  program
    .command('lift')
    .description('lift the card from a reader')
    .argument('[kiosk]', 'at which kiosk', 'K1')
    .action(async (kiosk: string) => {
      await bench().delete(`/api/kiosks/${kiosk}/card`);
      say(`${kiosk}：已取走卡片 / the card is lifted`);
    });
  program
    .command('cards')
    .description('list the cards of the tray')
    .action(async () => {
      const { cards } = z.object({ cards: z.array(trayCardView) }).parse(await bench().get('/api/cards'));
      for (const { id, zh, en } of cards) say(`${id.padEnd(16)}${zh} / ${en}`);
    });
  program
    .command('paper')
    .description('read what a printer printed: the newest slip')
    .argument('<kiosk>')
    .option('--all', 'every slip since the start', false)
    .option('--png <file>', 'put the picture of the newest slip into a file')
    .action(async (kiosk: string, { all, png }: { all: boolean; png?: string }) => {
      const answer = await bench().get(`/api/kiosks/${kiosk}/paper`);
      const { slips } = z.object({ slips: z.array(slipView) }).parse(answer);
      if (slips.length === 0) say(`${kiosk}：尚未打印 / nothing printed yet`);
      for (const slip of all ? slips : slips.slice(-1)) {
        say(`── ${kiosk} #${slip.number} ${slip.cut === null ? '（未切 / not cut yet）' : ''}`.trimEnd());
        for (const line of slip.text) say(line);
        for (const code of slip.qr) say(`[QR] ${code}`);
      }
      if (png !== undefined) await writeFile(png, await bench().picture(`/api/kiosks/${kiosk}/paper.png`));
    });
  program
    .command('roll')
    .description('put a new roll of paper into a printer, or leave little on the one there')
    .argument('<kiosk>')
    .option('--left <millimetres>', 'leave so much, so that it ends in the middle of a slip')
    .action(async (kiosk: string, { left }: { left?: string }) => {
      const wish = left === undefined ? {} : { millimetres: Number(left) };
      const { id, paperMillimetres } = printerView.parse(
        await bench().post(`/api/kiosks/${kiosk}/roll`, wish),
      );
      say(
        `${id}: ${paperMillimetres < 1000 ? `${paperMillimetres} mm` : `${Math.round(paperMillimetres / 1000)} m`}`,
      );
    });
}

function addWindowVerbs(program: Command, bench: () => BenchClient): void {
  program
    .command('press')
    .description('press a key of a counter keypad')
    .argument('<key>', 'call, recall, cancel … or what is printed on the key')
    .requiredOption('--window <number>', 'at which window')
    .option('--digits <digits>', 'typed before the key')
    .action(async (key: string, { window, digits }: { window: string; digits?: string }) => {
      const answer = await bench().post(`/api/windows/${window}/press`, { key, digits });
      say(sketchKeypad(keypadView.parse(answer)));
    });
  program
    .command('grade')
    .description('give a grade at the evaluator of a window')
    .argument('<grade>', '1 best … 5 worst')
    .requiredOption('--window <number>', 'at which window')
    .action(async (grade: string, { window }: { window: string }) => {
      const answer = await bench().post(`/api/windows/${window}/grade`, { grade: Number(grade) });
      const { id, press } = evaluatorView.parse(answer);
      say(`${id}: ${press === null ? '' : `${press.grade} ${press.state}`}`);
    });
  program
    .command('keypad')
    .description('read the display of a keypad')
    .argument('<window>')
    .action(async (window: string) => {
      say(sketchKeypad(keypadView.parse(await bench().get(`/api/windows/${window}/keypad`))));
    });
  program
    .command('board')
    .description('read the board over a window')
    .argument('<window>')
    .option('--png <file>', 'put its picture into a file')
    .action(async (window: string, { png }: { png?: string }) => {
      const board = boardView.parse(await bench().get(`/api/windows/${window}/board`));
      say(
        board.text === ''
          ? '（黑屏 / dark）'
          : `${sketchBoard(board.dots, process.stdout.isTTY)}\n${board.text}`,
      );
      if (png !== undefined) await writeFile(png, await bench().picture(`/api/windows/${window}/board.png`));
    });
}

function addDeviceVerbs(program: Command, bench: () => BenchClient): void {
  program
    .command('devices')
    .description('list every device, where it is plugged in and what troubles it has')
    .action(async () => {
      const answer = await bench().get('/api/devices');
      for (const device of z.object({ devices: z.array(deviceView) }).parse(answer).devices) {
        const troubles = device.troubles.filter(({ on }) => on).map(({ id }) => id);
        say(`${device.id.padEnd(14)}${device.line.address}  ${troubles.join(', ')}`.trimEnd());
      }
    });
  program
    .command('trouble')
    .description('make or mend a trouble of a device or a program; without a trouble, list those it can have')
    .argument('<device or program>')
    .argument('[trouble]')
    .option('--off', 'mend it', false)
    .action(async (id: string, trouble: string | undefined, { off }: { off: boolean }) => {
      const { programs } = programList.parse(await bench().get('/api/programs'));
      const isProgram = programs.some((program) => program.id === id);
      const path = `/api/${isProgram ? 'programs' : 'devices'}/${id}`;
      const answer =
        trouble === undefined
          ? await bench().get(path)
          : await bench().post(`${path}/troubles`, { trouble, on: !off });
      for (const one of (isProgram ? programView : deviceView).parse(answer).troubles) {
        say(`${one.on ? '●' : '○'} ${one.id.padEnd(18)}${one.zh} / ${one.en}`);
      }
    });
}

function addStageVerbs(program: Command, bench: () => BenchClient): void {
  program
    .command('programs')
    .description('list the programs of the hall, how they are and what troubles they have')
    .action(async () => {
      const { programs } = programList.parse(await bench().get('/api/programs'));
      if (programs.length === 0)
        say('（没有由模拟器运行的程序 / this simulator runs no programs; "npm start" does）');
      for (const { id, title, state, troubles } of programs) {
        const on = troubles.filter((trouble) => trouble.on).map((trouble) => trouble.id);
        say(`${id.padEnd(6)}${title.zh} / ${title.en}  ${state}  ${on.join(', ')}`.trimEnd());
      }
    });
  program
    .command('heard')
    .description('list what came out of the loudspeaker')
    .action(async () => {
      const answer = z.object({ sentences: z.array(sentenceView) }).parse(await bench().get('/api/speaker'));
      if (answer.sentences.length === 0) say('（没有播报 / nothing was said）');
      for (const { at, text, state } of answer.sentences) {
        say(`${at}  ${text}${state === 'heard' ? '' : `  (${state})`}`);
      }
    });
}
