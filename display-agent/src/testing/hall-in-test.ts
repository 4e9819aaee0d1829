import { onbonBoard, stripBoard, topics, type Command } from '@jiaohao/shared';
import { createLog, openTaps, type AtHand } from '@jiaohao/shared/node';
import { afterEach } from 'vitest';
import { DisplayAgent } from '../agent.ts';
import type { VoicePlan } from '../agent-file.ts';
import { loadAgentFile } from '../config.ts';
import { known } from '../line-users.ts';
import { BusEnd, OnbonEnd, StripsEnd } from './scripted-devices.ts';
import { TestPort } from './test-port.ts';
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
  const ports = new Map<string, TestPort>();
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
      keepPort(address, _baud, events) {
        const port = new TestPort();
        ports.set(address, port);
        return port.keep(events);
      },
      atHand,
      speakerFor: () => loudspeaker,
    },
  );
  running.push(agent);
  const port = (link: string): TestPort => known(ports, `run/devices/${link}`);
  const bus = new BusEnd(port('counter-bus'));
  const onbonAt = (window: number) =>
    new OnbonEnd(port(`board-${window}`), known(onbonBoard.models, 'bx-5k'));
  const strips = new StripsEnd(port('strip-bus'), known(stripBoard.models, 'slzc-8'));
  const plugAll = (): void => {
    for (const one of ports.values()) one.plug();
  };
  const [board1, board2, board3] = [onbonAt(1), onbonAt(2), onbonAt(3)] as const;
  return { clock, session, port, bus, board1, board2, board3, strips, plugAll, atHand, loudspeaker };
}

export const topicOf = {
  board: (window: number) => topics.board('demo', window),
  keypad: (window: number) => topics.keypad('demo', window),
  roster: topics.roster('demo'),
};
