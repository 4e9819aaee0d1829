import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ByteLink, counterBus, escposPrinter, idCardReader, stripBoard } from '@jiaohao/shared';
import { openLink } from '@jiaohao/shared/node';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { benchClient } from './cli/bench-client.ts';
import { addVerbs } from './cli/verbs.ts';
import type { SimulatorSettings } from './config.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import { startProgram } from './stage/program.ts';
import { openStage } from './stage/stage.ts';
import { memoryCable } from './wires/memory.ts';
import { deviceView, type DeviceView } from './views.ts';

const lines: SimulatorSettings['lines'] = [
  { link: 'K1-reader', devices: [{ kind: 'card-reader', id: 'K1-reader', kiosk: 'K1', model: 'sdt' }] },
  { link: 'K1-printer', devices: [{ kind: 'printer', id: 'K1-printer', kiosk: 'K1', model: 'kiosk-80' }] },
  {
    link: 'counter-bus',
    devices: [
      { kind: 'keypad', id: 'keypad-3', window: 3, address: 3, model: 'keypad-21' },
      { kind: 'evaluator', id: 'evaluator-3', window: 3, address: 3, model: 'keypad-21' },
    ],
  },
  {
    link: 'board-3',
    devices: [{ kind: 'strip-board', id: 'board-3', window: 3, address: 3, model: 'slzc-8' }],
  },
];

const undo: (() => Promise<unknown>)[] = [];
let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sim-'));
  undo.push(() => rm(folder, { recursive: true }));
  simulator = await startSimulator({ http: { port: 0 }, links: folder, paced: false, lines });
  undo.push(() => simulator.stop());
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const step of undo.splice(0).reverse()) await step();
});

async function plug(link: string): Promise<ByteLink> {
  const port = await openLink(join(folder, link), { baud: 115_200 });
  undo.push(() => port.close());
  return port;
}

const ask = async (path: string, body?: object): Promise<{ status: number; body: unknown }> => {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(simulator.address + path, body === undefined ? {} : post);
  return { status: response.status, body: await response.json() };
};

/** Follows the live events until a device looks as wanted. `meanwhile` is done once all devices have been told. */
async function seen(
  wanted: (device: DeviceView) => boolean,
  meanwhile: () => unknown = () => {},
): Promise<DeviceView> {
  const stop = new AbortController();
  const response = await fetch(`${simulator.address}/api/live`, { signal: stop.signal });
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('event: ready')) meanwhile();
        const data = /^event: device\ndata: (?<json>.*)$/s.exec(event)?.groups?.['json'];
        const device = data === undefined ? undefined : deviceView.parse(JSON.parse(data));
        if (device !== undefined && wanted(device)) return device;
      }
    }
  } finally {
    stop.abort();
  }
  throw new Error('the live events ended');
}

/** What a port says, message by message. */
function hearing<Out>(port: ByteLink, codec: { toHost: { framer(): { push(bytes: Uint8Array): Out[] } } }) {
  const framer = codec.toHost.framer();
  const heard: Out[] = [];
  let wake: () => void = () => {};
  port.onBytes((bytes) => {
    heard.push(...framer.push(bytes));
    wake();
  });
  return async (): Promise<Out> => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift()!;
  };
}

describe('the simulator on real pseudo-terminals', () => {
  it('given a card swiped over HTTP, when the reader is asked, then the card is read', async () => {
    const codec = idCardReader.idCardReaderCodec(idCardReader.models.get('sdt')!);
    const port = await plug('K1-reader');
    const next = hearing(port, codec);
    expect((await ask('/api/kiosks/K1/swipe', { card: 'zhang-san' })).status).toBe(200);
    const answers = [];
    for (const kind of ['findCard', 'selectCard', 'readBase'] as const) {
      await port.write(codec.toDevice.encode({ kind }));
      answers.push((await next()).kind);
    }
    expect(answers).toEqual(['cardFound', 'cardSelected', 'baseRead']);
    await seen((device) => device.kind === 'card-reader' && device.reads === 1);
  });

  it('given a key pressed over HTTP, then the host gets the frame, and its echo is seen at the bench', async () => {
    const codec = counterBus.counterBusCodec(counterBus.models.get('keypad-21'));
    const port = await plug('counter-bus');
    const next = hearing(port, codec);
    await ask('/api/windows/3/press', { key: '叫号', digits: '12' });
    const press = await next();
    expect(press).toEqual({ kind: 'keyPress', address: 3, digits: [1, 2], key: 0x0c });
    if (press.kind === 'keyPress') await port.write(codec.toDevice.encode(counterBus.echoOf(press)));
    await seen((device) => device.kind === 'keypad' && device.press?.state === 'acknowledged');
  });

  it('given bytes printed, then the paper can be read as text and as a picture', async () => {
    const codec = escposPrinter.escposPrinterCodec(escposPrinter.models.get('kiosk-80')!);
    const port = await plug('K1-printer');
    await port.write(Buffer.from('A012\n'));
    await port.write(codec.toDevice.encode({ kind: 'cut', cut: 'partial', feed: 0 }));
    await seen((device) => device.kind === 'printer' && device.slips === 1);
    expect((await ask('/api/kiosks/K1/paper')).body).toMatchObject({
      slips: [{ number: 1, text: ['A012'] }],
    });
    for (const path of ['/api/kiosks/K1/paper.png', '/api/devices/K1-printer/slips/1.png']) {
      const response = await fetch(simulator.address + path);
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
  });

  it('given a board written to, then its text and lights can be had', async () => {
    const codec = stripBoard.stripBoardCodec(stripBoard.models.get('slzc-8')!);
    const port = await plug('board-3');
    await port.write(
      codec.toDevice.encode({ kind: 'show', address: 3, text: [{ text: '请A012号', colour: 'red' }] }),
    );
    const board = await seen((device) => device.kind === 'board' && device.text === '请A012号');
    expect(board.kind === 'board' && board.dots.rows.join('').includes('r')).toBe(true);
    expect((await fetch(`${simulator.address}/api/windows/3/board.png`)).status).toBe(200);
  });

  it('given someone who follows the live events, then a change is told when it happens', async () => {
    const keypad = simulator.hall.at('keypad', { window: 3 })!;
    const told = await seen(
      (device) => device.kind === 'keypad' && device.typed === '7',
      () => keypad.type(7),
    );
    expect(told.id).toBe('keypad-3');
  });

  it('given a cable pulled over HTTP, then the host sees its port vanish and come back', async () => {
    const port = await plug('board-3');
    const lost = new Promise((resolve) => port.onLost(resolve));
    await ask('/api/devices/board-3/troubles', { trouble: 'unplugged', on: true });
    await lost;
    await expect(openLink(join(folder, 'board-3'), { baud: 9600 })).rejects.toThrow('board-3');
    await ask('/api/devices/board-3/troubles', { trouble: 'unplugged', on: false });
    await plug('board-3');
  });

  it.each([
    ['/api/kiosks/K9/swipe', { card: 'zhang-san' }, 'K9'],
    ['/api/kiosks/K1/swipe', { card: 'nobody' }, 'zhang-san'],
    ['/api/windows/3/press', { key: 'nonsense' }, 'recall'],
    ['/api/windows/3/press', { key: 'call', digits: 'x' }, 'digits'],
    ['/api/windows/9/press', { key: 'call' }, 'Window 9'],
    ['/api/windows/3/grade', { grade: 9 }, '1, 2, 3, 4, 5'],
    ['/api/devices/K1-printer/troubles', { trouble: 'nonsense' }, 'paper-out'],
    ['/api/devices/nothing/troubles', { trouble: 'slow' }, 'K1-reader'],
  ])('given %s with %o, then it says what it expected', async (path, body, hint) => {
    const answer = await ask(path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(answer.body)).toContain(hint);
  });

  it('given a taken port, then it does not start, and no link stays behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const links = join(folder, 'second');
    await expect(startSimulator({ http: { port }, links, lines })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await expect(openLink(join(links, 'board-3'), { baud: 9600 })).rejects.toThrow('board-3');
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('what is seen and heard', () => {
  const entries = async (after: number) => (await ask(`/api/ledger?after=${after}`)).body;

  it('is written down in order: a slip, a board, a key, a grade, a trouble, a sentence', async () => {
    const print = escposPrinter.escposPrinterCodec(escposPrinter.models.get('kiosk-80')!);
    const printer = await plug('K1-printer');
    await printer.write(Buffer.from('A012\n'));
    await printer.write(print.toDevice.encode({ kind: 'cut', cut: 'partial', feed: 0 }));
    await seen((device) => device.kind === 'printer' && device.slips === 1);
    const strips = stripBoard.stripBoardCodec(stripBoard.models.get('slzc-8')!);
    const text = [{ text: '请A012号', colour: 'red' as const }];
    await (await plug('board-3')).write(strips.toDevice.encode({ kind: 'show', address: 3, text }));
    await seen((device) => device.kind === 'board' && device.text !== '');
    await ask('/api/windows/3/press', { key: 'call', digits: '12' });
    await ask('/api/windows/3/grade', { grade: 1 });
    await ask('/api/devices/board-3/troubles', { trouble: 'power-cut', on: true });
    expect(await ask('/api/speaker', { text: '请A012号到3号窗口' })).toMatchObject({
      body: { state: 'heard' },
    });
    expect(await entries(0)).toMatchObject({
      last: 7,
      missed: 0,
      entries: [
        { number: 1, kind: 'slip', device: 'K1-printer', text: ['A012'], qr: [], whole: true },
        { number: 2, kind: 'board', device: 'board-3', place: { window: 3 }, text: '请A012号' },
        { number: 3, kind: 'press', device: 'keypad-3', keys: '12 叫号' },
        { number: 4, kind: 'grade', device: 'evaluator-3', grade: 1 },
        { number: 5, kind: 'trouble', of: 'board-3', trouble: 'power-cut', on: true },
        { number: 6, kind: 'board', text: '' },
        { number: 7, kind: 'sentence', text: '请A012号到3号窗口', whole: true },
      ],
    });
    expect(await entries(6)).toMatchObject({ entries: [{ number: 7 }], last: 7, missed: 0 });
    expect(await entries(7)).toEqual({ entries: [], last: 7, missed: 0 });
  });

  it('holds the half of a slip that went with the end of a roll', async () => {
    const left = { millimetres: 8 };
    expect((await ask('/api/kiosks/K1/roll', left)).body).toMatchObject({ paperMillimetres: 8 });
    await (await plug('K1-printer')).write(Buffer.from('A012\none\ntwo\nthree\n'));
    await seen((device) => device.kind === 'printer' && device.offline);
    await ask('/api/kiosks/K1/roll', {});
    expect(await entries(0)).toMatchObject({
      entries: [{ kind: 'slip', text: ['A012', 'one', 'two'], whole: false }],
    });
  });

  it('given a speaker process, then its sentence is heard and it ends well; without a simulator it says so', async () => {
    const run = (bench: string) =>
      startProgram({
        name: 'speaker',
        args: [fileURLToPath(new URL('speaker.ts', import.meta.url)), '请A012号', '到3号窗口'],
        folder,
        env: { JIAOHAO_BENCH: bench },
      });
    expect(await run(simulator.address).ended).toBe(0);
    expect(simulator.loudspeaker.sentences).toMatchObject([{ text: '请A012号 到3号窗口', state: 'heard' }]);
    const alone = run('http://127.0.0.1:9');
    expect(await alone.ended).toBe(1);
    expect(alone.lines.join()).toContain('http://127.0.0.1:9');
  });
});

it('given a speaker that is killed in the midst of a sentence, then the sentence breaks off', async () => {
  const paced = await startSimulator({ http: { port: 0 }, lines }, { wire: () => memoryCable().open });
  undo.push(() => paced.stop());
  const next = () =>
    new Promise<string>((resolve) => {
      const forget = paced.loudspeaker.onSound(({ state }) => {
        forget();
        resolve(state);
      });
    });
  const begun = next();
  const speaker = startProgram({
    name: 'speaker',
    args: [fileURLToPath(new URL('speaker.ts', import.meta.url)), '请A012号到3号窗口'.repeat(20)],
    folder,
    env: { JIAOHAO_BENCH: paced.address },
  });
  expect(await begun).toBe('sounding');
  const ended = next();
  await speaker.stop('SIGKILL');
  expect(await ended).toBe('broken-off');
  expect(paced.ledger.after(0).entries).toMatchObject([{ kind: 'sentence', whole: false }]);
});

describe('programs at the bench', () => {
  it('are shown, troubled and told live; what cannot be done is said', async () => {
    const stage = openStage({ folder });
    undo.push(() => stage.close());
    const withStage = await startSimulator(
      { http: { port: 0 }, links: join(folder, 'staged'), lines },
      { stage },
    );
    undo.push(() => withStage.stop());
    const script = `console.log('{"level":30,"ready":true,"http":"http://127.0.0.1:1"}'); setInterval(() => {}, 1000)`;
    await stage.play({ name: 'K1', title: { zh: '取号机', en: 'Kiosk' }, args: ['-e', script] });
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
    const run = async (...words: string[]): Promise<string> => {
      said.length = 0;
      const program = new Command().exitOverride();
      addVerbs(program, () => benchClient(withStage.address));
      await program.parseAsync(words, { from: 'user' });
      return said.join('\n');
    };
    expect(await run('programs')).toBe('K1    取号机 / Kiosk  running');
    expect(await run('trouble', 'K1', 'killed')).toContain('● killed');
    await expect(run('trouble', 'K1', 'frozen')).rejects.toThrow(/does not run/);
    expect(await run('programs')).toContain('ended  killed');
    expect(await run('trouble', 'K1', 'killed', '--off')).toContain('○ killed');
    await expect(run('trouble', 'K1', 'nonsense')).rejects.toThrow(/killed, frozen/);
    expect(stage.programs.get('K1')?.view()).toMatchObject({ state: 'running', lives: 2 });
    const live = await fetch(`${withStage.address}/api/live`);
    const reader = live.body!.getReader();
    let text = '';
    while (!text.includes('event: ready')) text += Buffer.from((await reader.read()).value ?? []).toString();
    expect(text).toMatch(/event: program\ndata: \{"id":"K1".*"state":"running"/);
    await run('trouble', 'K1', 'frozen');
    while (!text.includes('"state":"frozen"'))
      text += Buffer.from((await reader.read()).value ?? []).toString();
    await reader.cancel();
    expect(withStage.ledger.after(0).entries.filter(({ kind }) => kind === 'trouble')).toMatchObject([
      { of: 'K1', trouble: 'killed', on: true },
      { of: 'K1', trouble: 'killed', on: false },
      { of: 'K1', trouble: 'frozen', on: true },
    ]);
  });
});

describe('the verbs on the command line', () => {
  const run = async (...words: string[]): Promise<string> => {
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
    const program = new Command().exitOverride();
    addVerbs(program, () => benchClient(simulator.address));
    await program.parseAsync(words, { from: 'user' });
    return said.join('\n');
  };

  it('do at the bench what they say', async () => {
    expect(await run('cards')).toContain('wang-xiuying');
    expect(await run('swipe', '--card', 'zhang-san', '--kiosk', 'K1')).toContain('张三');
    expect(simulator.hall.at('card-reader', { kiosk: 'K1' })?.view().card?.id).toBe('zhang-san');
    await run('lift', 'K1');
    expect(simulator.hall.at('card-reader', { kiosk: 'K1' })?.view().card).toBeNull();
    expect(await run('press', '--window', '3', '--digits', '12', 'call')).toContain('12 叫号: sent');
    expect(await run('keypad', '3')).toContain('12 叫号');
    expect(await run('grade', '--window', '3', '1')).toContain('1 sent');
    expect(await run('paper', 'K1')).toContain('nothing printed yet');
    expect(await run('board', '3')).toContain('dark');
    expect(await run('trouble', 'K1-printer', 'paper-out')).toContain('● paper-out');
    expect(await run('trouble', 'K1-printer', 'paper-out', '--off')).toContain('○ paper-out');
    expect(await run('devices')).toContain(join(folder, 'counter-bus'));
    expect(await run('roll', 'K1')).toContain('80 m');
    expect(await run('roll', 'K1', '--left', '30')).toContain('30 mm');
    expect(await run('programs')).toContain('runs no programs');
    expect(await run('heard')).toContain('nothing was said');
    await simulator.loudspeaker.say('请B007号');
    expect(await run('heard')).toContain('请B007号');
  });

  it('say in a sentence what is wrong', async () => {
    await expect(run('swipe', '--card', 'nobody')).rejects.toMatchObject({ code: 'not-done' });
    await simulator.stop();
    await expect(run('cards')).rejects.toMatchObject({
      code: 'no-simulator',
      message: expect.stringContaining(simulator.address),
    });
  });
});
