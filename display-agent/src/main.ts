import {
  ConfigError,
  createLog,
  openAtHand,
  openDurableFile,
  openSession,
  openTaps,
  readCredentials,
  runMain,
  type StopSignal,
} from '@jiaohao/shared/node';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DisplayAgent } from './agent.ts';
import type { AgentFile } from './agent-file.ts';
import { loadAgentFile } from './config.ts';
import { systemClock } from './drivers/line/clock.ts';
import { realPorts } from './open-line.ts';
import { openSpeaker } from './voice/open-speaker.ts';

await runMain('display-agent', async (stop) => {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined)
    throw new ConfigError('say which display agent to run: --config <file.yaml>');
  start(loadAgentFile(values.config), stop);
});

function start(file: AgentFile, stop: StopSignal): void {
  const { agent, hall, hub: url } = file;
  const { secret, agent: enrolled } = readCredentials(file.credentials);
  if (enrolled !== agent)
    throw new ConfigError(
      `${file.credentials}: expected the credentials of display agent ${agent}, found those of ${enrolled}; enrol ${agent} on the hub`,
    );
  const log = createLog(agent);
  const session = openSession({
    url,
    hall,
    agent,
    secret,
    log,
    outboxPath: join(file.data, 'outbox.sqlite'),
  });
  stop.defer(() => session.close());
  const kept = openDurableFile(join(file.data, 'at-hand.sqlite'));
  stop.defer(() => void kept.close());
  const atHand = openAtHand(kept, (error) =>
    log.error({ err: error }, `cannot keep in ${file.data} what the hub says; is the disk full?`),
  );
  stop.defer(() => atHand.flush());
  const taps = openTaps({ hall, agent, session, log });
  stop.defer(() => taps.close());
  const running = new DisplayAgent(file, {
    session,
    log,
    clock: systemClock,
    taps,
    keepPort: realPorts,
    atHand,
    speakerFor: (plan) =>
      openSpeaker(plan, file.data, (why) => log.warn(`no voice: ${why}; calls stand on the boards`)),
  });
  stop.defer(() => running.close());
  const { windows } = running;
  log.info({ ready: true, windows }, `display agent ${agent} looks after windows ${windows.join(', ')}`);
}
