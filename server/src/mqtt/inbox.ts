import { z } from 'zod';
import {
  commandId,
  commandMessage,
  deviceReport,
  deviceTestResult,
  frameReport,
  presence,
  type AgentId,
  type Answer,
  type CommandMessage,
} from '@jiaohao/shared';
import type { Tally } from '@jiaohao/shared/node';
import type { Doors } from '../credentials/doors.ts';
import type { Hall } from '../runtime/hall.ts';
import { hubRefusal, type HubRefusalCode } from '../runtime/refusals.ts';
import { mayCommand, mayReport, type AgentProfile, type Channel } from './access.ts';
import type { DeviceRegister } from './device-register.ts';
import type { DeviceTrials } from './device-trials.ts';
import type { FrameRelay } from './frame-relay.ts';

export interface InboxOptions {
  readonly hall: Pick<Hall, 'submit'>;
  readonly doors: Pick<Doors, 'checkPin'>;
  readonly devices: DeviceRegister;
  readonly frames: Pick<FrameRelay, 'heard'>;
  readonly trials: Pick<DeviceTrials, 'heard'>;
  readonly answer: (agent: AgentId, answer: Answer) => void;
  readonly tally: Tally;
}

/** Takes what agents send: commands to the hall, reports and presence to the register, the rest to who waits for it. What is malformed is counted and dropped. */
export type Inbox = (agent: AgentProfile, channel: Channel, payload: Uint8Array) => void;

const withId = z.object({ id: commandId });

export function createInbox(options: InboxOptions): Inbox {
  const { hall, doors, devices, answer, tally } = options;
  /** Checking a PIN takes a while; what the same agent sends meanwhile must not overtake it. */
  const waitingForPin = new Map<AgentId, Promise<void>>();

  const refuse = (agent: AgentProfile, id: string, code: HubRefusalCode): void => {
    answer(agent.id, { id, outcome: 'refused', refusal: hubRefusal(code) });
  };
  const submit = (agent: AgentProfile, { id, command }: CommandMessage): void => {
    void hall.submit({ id, command, actor: { agent: agent.id } }).then((given) => {
      answer(agent.id, given);
    });
  };
  const logIn = async (agent: AgentProfile, message: CommandMessage, clerk: string): Promise<void> => {
    const verdict =
      message.pin === undefined ? 'wrong-pin' : await doors.checkPin(clerk, message.pin, agent.id);
    if (verdict === 'right') submit(agent, message);
    else refuse(agent, message.id, verdict);
  };
  const decide = (agent: AgentProfile, message: CommandMessage): void | Promise<void> => {
    if (message.command.kind === 'log-in') return logIn(agent, message, message.command.clerk);
    submit(agent, message);
  };

  const takeCommand = (agent: AgentProfile, json: unknown): void => {
    const checked = commandMessage.safeParse(json);
    if (!checked.success) {
      tally.count('malformed command');
      // A command newer than this hub is answered, or its sender would ask for ever.
      const known = withId.safeParse(json);
      if (known.success) refuse(agent, known.data.id, 'not-understood');
      return;
    }
    if (!mayCommand(agent, checked.data.command)) {
      tally.count('command an agent may not send');
      refuse(agent, checked.data.id, 'not-allowed');
      return;
    }
    const before = waitingForPin.get(agent.id);
    const work =
      before === undefined ? decide(agent, checked.data) : before.then(() => decide(agent, checked.data));
    if (work !== undefined) queueBehind(agent, work);
  };

  const queueBehind = (agent: AgentProfile, work: Promise<void>): void => {
    const settled = work
      .catch(() => {
        tally.count('PIN that could not be checked');
      })
      .then(() => {
        if (waitingForPin.get(agent.id) === settled) waitingForPin.delete(agent.id);
      });
    waitingForPin.set(agent.id, settled);
  };

  const takeReport = (agent: AgentProfile, json: unknown): void => {
    const checked = deviceReport.safeParse(json);
    if (!checked.success) tally.count('malformed report');
    else if (!mayReport(agent, checked.data) || !devices.report(agent.id, checked.data))
      tally.count('report of a device not its own');
  };
  const takePresence = (agent: AgentProfile, json: unknown): void => {
    const checked = presence.safeParse(json);
    if (checked.success && checked.data.agent === agent.id) devices.heard(checked.data);
    else tally.count('malformed presence');
  };

  const takers = {
    commands: takeCommand,
    reports: takeReport,
    presence: takePresence,
    ...fromWhoLooks(options),
  };
  return (agent, channel, payload) => {
    const json = parse(payload);
    if (json === undefined) tally.count('not JSON');
    else takers[channel](agent, json);
  };
}

/** What is only worth something to somebody who looks at a device just now. */
function fromWhoLooks({ frames, trials, tally }: Pick<InboxOptions, 'frames' | 'trials' | 'tally'>) {
  return {
    frames(agent: AgentProfile, json: unknown): void {
      const checked = frameReport.safeParse(json);
      if (!checked.success) tally.count('malformed frames');
      else if (!frames.heard(agent.id, checked.data)) tally.count('frames of a device not its own');
    },
    testResults(agent: AgentProfile, json: unknown): void {
      const checked = deviceTestResult.safeParse(json);
      if (!checked.success) tally.count('malformed test result');
      else if (!trials.heard(agent.id, checked.data)) tally.count('test result nobody waits for');
    },
  };
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
