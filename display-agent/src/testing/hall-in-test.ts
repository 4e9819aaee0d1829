import { knownModel as known, onbonBoard, stripBoard, topics, type Command } from '@jiaohao/shared';
import { createLog, openTaps, type AtHand } from '@jiaohao/shared/node';
import { afterEach } from 'vitest';
import { DisplayAgent } from '../agent.ts';
import type { VoicePlan } from '../agent-file.ts';
import { loadAgentFile } from '../config.ts';
import { BusEnd, OnbonEnd, StripsEnd } from './scripted-devices.ts';
import { TestPort } from './test-port.ts';
import { TestPorts } from './test-ports.ts';
import { TestSession } from './test-session.ts';
import { Listener, memoryAtHand } from './test-world.ts';
import { VirtualClock } from './virtual-clock.ts';

const demo = new URL('../../../hardware-sim/demo/display.yaml', import.meta.url).pathname;
const running: DisplayAgent[] = [];
afterEach(async () => {
  for (const agent of running.splice(0)) await agent.close();
});

const voice = {
  command: ['say'],
  gives: 'words',
  english: false,
  timeoutMs: 1000,
} satisfies Partial<VoicePlan>;

interface Before {
  /** What an earlier run kept. */
  readonly atHand?: AtHand;
  /** What it had in its outbox. */
  readonly leftOver?: readonly Command[];
  readonly online?: boolean;
  readonly speaks?: 'all' | 'offline-only';
}

/** The display agent of the demo hall with ports in memory and somebody who listens. */
export function hallInTest({
  atHand = memoryAtHand(),
  leftOver = [],
  online = true,
  speaks = 'all',
}: Before = {}) {
  const clock = new VirtualClock();
  const session = new TestSession(leftOver);
  session.online = online;
  const ports = new TestPorts();
  const log = createLog('test');
  log.level = 'silent';
  const loudspeaker = new Listener();
  const file = loadAgentFile(demo);
  const agent = new DisplayAgent(
    { ...file, voice: { ...voice, speaks } },
    {
      session,
      log,
      clock,
      taps: openTaps({ hall: 'demo', agent: 'D1', session, log }),
      keepPort: ports.keep,
      atHand,
      speakerFor: () => loudspeaker,
    },
  );
  running.push(agent);
  return {
    clock,
    session,
    atHand,
    loudspeaker,
    ports,
    port: ports.at,
    plugAll: ports.plugAll,
    ...playDevices(ports),
  };
}

/** The devices of the demo hall; one whose port nobody opened hangs in the air. */
function playDevices(ports: TestPorts) {
  const at = (link: string) => (ports.has(link) ? ports.at(link) : new TestPort());
  const busAt = (link: string) => new BusEnd(at(link));
  const onbon = (link: string) => new OnbonEnd(at(link), known(onbonBoard.models, 'bx-5k'));
  return {
    busAt,
    onbon,
    bus: busAt('counter-bus'),
    strips: new StripsEnd(at('strip-bus'), known(stripBoard.models, 'slzc-8')),
    board1: onbon('board-1'),
    board2: onbon('board-2'),
    board3: onbon('board-3'),
  };
}

export const topicOf = {
  board: (window: number) => topics.board('demo', window),
  keypad: (window: number) => topics.keypad('demo', window),
  roster: topics.roster('demo'),
};
