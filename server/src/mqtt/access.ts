import {
  topics,
  type AgentId,
  type Command,
  type CommandKind,
  type DeviceReport,
  type WindowNumber,
} from '@jiaohao/shared';

/** What an agent is and what it looks after, from the settings. */
export interface AgentProfile {
  readonly id: AgentId;
  readonly kind: 'kiosk' | 'display';
  /** The windows whose keypads and boards hang on it; none for a kiosk. */
  readonly windows: ReadonlySet<WindowNumber>;
}

/** The ways up: what an agent may publish. */
export const channels = [
  'commands',
  'reports',
  'presence',
  'frames',
  'testResults',
  'equipmentReports',
] as const;
export type Channel = (typeof channels)[number];

/** Which kinds of command each kind of agent may send; a display agent only for its own windows. */
const allowedCommands: Record<AgentProfile['kind'], ReadonlySet<CommandKind>> = {
  kiosk: new Set([
    'issue',
    'reprint',
    'take-print-order',
    'confirm-delivery',
    'check-in',
    'reinstate',
    'cancel',
    'back-enter-ticket',
    'lease-numbers',
  ]),
  display: new Set([
    'open-window',
    'log-in',
    'log-out',
    'pause',
    'resume',
    'close-window',
    'call-next',
    'call-number',
    'recall',
    'start',
    'finish',
    'miss',
    'hold',
    'hold-ready',
    'transfer',
    'cancel-call',
    'interrupt',
    'evaluate',
    'back-enter-call',
  ]),
};

/** Says which channel a topic is for this agent, null when it is none of its own. It is asked with every message: one look-up. */
export function waysUp(hall: string, agent: AgentId): (topic: string) => Channel | null {
  const begins = beginningOf(topics.commands(hall, agent));
  return (topic) => (topic.startsWith(begins) ? (byEnding.get(topic.slice(begins.length)) ?? null) : null);
}

const beginningOf = (topic: string): string => topic.slice(0, topic.lastIndexOf('/') + 1);

/** The topics of one agent differ in their last part. */
const byEnding: ReadonlyMap<string, Channel> = new Map(
  channels.map((channel) => {
    const topic = topics[channel]('', '');
    return [topic.slice(beginningOf(topic).length), channel];
  }),
);

/** Everything the agent may listen to: its answers, what is asked of its devices, which they are, the desired state of what it looks after, and who waits. No wildcards. */
export function readableTopics(hall: string, agent: AgentProfile): ReadonlySet<string> {
  const desired =
    agent.kind === 'kiosk'
      ? [topics.kioskMenu(hall, agent.id), topics.numberLease(hall, agent.id)]
      : [...agent.windows].flatMap((window) => [topics.board(hall, window), topics.keypad(hall, window)]);
  const asked = [topics.answers, topics.watch, topics.tests, topics.equipment].map((topic) =>
    topic(hall, agent.id),
  );
  return new Set([...asked, topics.roster(hall), ...desired]);
}

/** True when this agent's place in the hall lets it wish for this. What is wise is for the domain to say. */
export function mayCommand(agent: AgentProfile, command: Command): boolean {
  if (!allowedCommands[agent.kind].has(command.kind)) return false;
  if (agent.kind === 'display')
    return 'window' in command && command.window !== null && agent.windows.has(command.window);
  if (command.kind === 'lease-numbers') return command.kiosk === agent.id;
  // What the desk gave out by hand is for the desk to enter.
  if (command.kind === 'back-enter-ticket') return command.source === 'offline';
  return command.kind !== 'issue' || command.source === 'kiosk';
}

/** True when the device can be one of this agent's: at a window it looks after, or at none. */
export function mayReport(agent: AgentProfile, { window }: Pick<DeviceReport, 'window'>): boolean {
  return window === undefined || agent.windows.has(window);
}
