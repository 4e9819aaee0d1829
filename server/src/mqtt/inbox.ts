import { deviceReport, deviceTestResult, equipmentReport, frameReport, presence } from '@jiaohao/shared';
import type { Tally } from '@jiaohao/shared/node';
import type { EquipmentBook } from '../plan-book/equipment-book.ts';
import { mayReport, type AgentProfile, type Channel } from './access.ts';
import { takeCommands, type CommandsInOptions, type CommandsWatch } from './commands-in.ts';
import type { DeviceRegister } from './device-register.ts';
import type { DeviceTrials } from './device-trials.ts';
import type { FrameRelay } from './frame-relay.ts';

export interface InboxOptions extends CommandsInOptions {
  readonly devices: DeviceRegister;
  readonly equipment: Pick<EquipmentBook, 'heard'>;
  readonly frames: Pick<FrameRelay, 'heard'>;
  readonly trials: Pick<DeviceTrials, 'heard'>;
  readonly tally: Pick<Tally, 'count'>;
  readonly watch: InboxWatch;
}

/** Sees what comes in from agents. */
export interface InboxWatch extends CommandsWatch {
  /** A message was looked at and passed on, which took so many seconds. */
  handled(channel: Channel, seconds: number): void;
}

/** Takes what agents send: commands to the hall, reports and presence to the register, the rest to who waits for it. What is malformed is counted and dropped. */
export type Inbox = (agent: AgentProfile, channel: Channel, payload: Uint8Array) => void;

export function createInbox(options: InboxOptions): Inbox {
  const { devices, tally, watch } = options;
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
    commands: takeCommands(options),
    reports: takeReport,
    presence: takePresence,
    equipmentReports: equipmentTaker(options),
    ...fromWhoLooks(options),
  };
  return (agent, channel, payload) => {
    const began = performance.now();
    const json = parse(payload);
    if (json === undefined) tally.count('not JSON');
    else takers[channel](agent, json);
    watch.handled(channel, (performance.now() - began) / 1000);
  };
}

/** Ports and devices belong to the kind of agent that has them. */
function equipmentTaker({
  devices,
  equipment,
  tally,
}: Pick<InboxOptions, 'devices' | 'equipment' | 'tally'>) {
  return ({ id, kind }: AgentProfile, json: unknown): void => {
    const checked = equipmentReport.safeParse(json);
    const isOwn = checked.data?.agent === id && 'lines' in checked.data.equipment === (kind === 'display');
    if (!checked.success || !isOwn) tally.count('malformed equipment report');
    else if (equipment.heard(checked.data)) devices.hasOnly(id, checked.data.devices);
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

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(payload));
  } catch {
    return undefined;
  }
}
