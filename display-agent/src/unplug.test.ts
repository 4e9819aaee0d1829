import { counterBus, onbonBoard, topics, type counterBus as Bus } from '@jiaohao/shared';
import { createLog, openTaps } from '@jiaohao/shared/node';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DisplayAgent } from './agent.ts';
import { loadAgentFile } from './config.ts';
import { systemClock } from './drivers/line/clock.ts';
import { realPorts } from './open-line.ts';
import { Pty } from './testing/pty.ts';
import { TestSession } from './testing/test-session.ts';
import { Listener, memoryAtHand } from './testing/test-world.ts';

const model = onbonBoard.models.get('bx-5k')!;
const waiting = { timeout: 15_000, interval: 5 };

let folder: string;
let agent: DisplayAgent;
let session: TestSession;
let bus: Pty;
let board: Pty;
/** What the board on the port shows, and what the bus heard. */
let shown: string[];
let heard: Bus.ToDevice[];

/** An Onbon card on the port; a new one each time it is plugged in, as a card that lost its power is. */
function playBoard(): void {
  const codec = onbonBoard.onbonBoardCodec(model);
  const framer = codec.toDevice.framer();
  shown = [];
  board.onBytes = (bytes) => {
    for (const request of framer.push(bytes)) {
      if (request.kind === 'updateAreas')
        for (const area of request.areas) shown.push(area.text.map(({ text }) => text).join(''));
      board.say(codec.toHost.encode({ from: request.to, kind: 'ack' }));
    }
  };
}

function playBus(): void {
  const framer = counterBus.counterBusCodec({ tail: true }).toDevice.framer();
  heard = [];
  bus.onBytes = (bytes) => void heard.push(...framer.push(bytes));
}

const press = (key: number, digits: number[] = []): void =>
  bus.say(
    counterBus.counterBusCodec({ tail: true }).toHost.encode({ kind: 'keyPress', address: 1, digits, key }),
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-unplug-'));
  bus = new Pty(join(folder, 'counter-bus'));
  board = new Pty(join(folder, 'board-1'));
  playBus();
  playBoard();
  const demo = new URL('../../hardware-sim/demo/display.yaml', import.meta.url).pathname;
  const file = join(folder, 'display.yaml');
  writeFileSync(file, readFileSync(demo, 'utf8').replaceAll('run/devices/', `${folder}/`));
  const log = createLog('test');
  log.level = 'silent';
  session = new TestSession();
  await bus.plug();
  await board.plug();
  agent = new DisplayAgent(loadAgentFile(file), {
    session,
    log,
    clock: systemClock,
    taps: openTaps({ hall: 'demo', agent: 'D1', session, log }),
    keepPort: realPorts,
    atHand: memoryAtHand(),
    speakerFor: () => new Listener(),
  });
  session.publish(topics.board('demo', 1), {
    window: 1,
    face: 'call',
    text: '请A001号到1号窗口',
    short: 'A001',
    attention: 1,
    outOfService: false,
  });
  session.publish(topics.keypad('demo', 1), {
    window: 1,
    ticket: 'A001',
    waiting: 3,
    beeps: 0,
    gradeAsks: 0,
  });
});
afterEach(async () => {
  await agent.close();
  await bus.unplug();
  await board.unplug();
  rmSync(folder, { recursive: true, force: true });
});

describe('cables pulled out of real ports', () => {
  it('given a board is unplugged and plugged in again, then that is reported and it is sent everything', async () => {
    await vi.waitFor(() => expect(shown).toEqual(['请A001号到1号窗口']), waiting);
    await board.unplug();
    await vi.waitFor(() => expect(session.faultsOf('board-1')).toEqual(['unplugged']), waiting);
    session.publish(topics.board('demo', 1), {
      window: 1,
      face: 'call',
      text: '请A002号到1号窗口',
      short: 'A002',
      attention: 2,
      outOfService: false,
    });
    playBoard();
    await board.plug();
    await vi.waitFor(() => expect(shown).toEqual(['请A002号到1号窗口']), waiting);
    await vi.waitFor(() => expect(session.faultsOf('board-1')).toEqual([]), waiting);
  });

  it('given the counter bus is unplugged and plugged in again, then keypads show where they stand and keys work', async () => {
    const display = { kind: 'display', address: 1, positions: [0, 0, 3, 0, 0, 1] };
    await vi.waitFor(() => expect(heard).toContainEqual(display), waiting);
    await bus.unplug();
    await vi.waitFor(() => expect(session.faultsOf('keypad-1')).toEqual(['unplugged']), waiting);
    playBus();
    await bus.plug();
    await vi.waitFor(() => expect(heard).toContainEqual(display), waiting);
    press(0x0c);
    await vi.waitFor(() => expect(session.sent).toHaveLength(1), waiting);
    expect(session.faultsOf('keypad-1')).toEqual([]);
  });

  it('given the hub is lost too, then a number keyed once the bus is plugged in again is called by hand', async () => {
    const code = (digits: number[]) => ({
      kind: 'display',
      address: 1,
      positions: [null, null, null, ...digits],
    });
    await vi.waitFor(() => expect(shown).toEqual(['请A001号到1号窗口']), waiting);
    session.lose();
    press(0x0c);
    // Withdrawn when the agent finds itself alone.
    await vi.waitFor(() => expect(heard).toContainEqual(code([9, 9, 1])), waiting);
    await bus.unplug();
    playBus();
    await bus.plug();
    await vi.waitFor(() => expect(session.faultsOf('keypad-1')).toEqual([]), waiting);
    press(0x0c, [1, 2]);
    await vi.waitFor(() => expect(shown.at(-1)).toBe('请012号到1号窗口'), waiting);
    await vi.waitFor(
      () => expect(heard).toContainEqual({ kind: 'display', address: 1, positions: [0, 0, 3, 0, 1, 2] }),
      waiting,
    );
    expect(session.sent.at(-1)?.command).toMatchObject({ kind: 'back-enter-call', window: 1, digits: '012' });
  });

  it('given boards whose ports are missing from the start, then they are reported and the rest works', async () => {
    await vi.waitFor(() => expect(session.faultsOf('board-2')).toEqual(['unplugged']), waiting);
    press(0x0c);
    await vi.waitFor(() => expect(session.sent).toHaveLength(1), waiting);
    await vi.waitFor(() => expect(shown).toEqual(['请A001号到1号窗口']), waiting);
  });
});
