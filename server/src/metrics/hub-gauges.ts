import { statSync } from 'node:fs';
import { Counter, type Registry } from 'prom-client';
import { deviceKinds } from '@jiaohao/shared';
import type { Crowd } from '../http/crowd.ts';
import type { AgentSide } from '../mqtt/agent-side.ts';
import type { Broker } from '../mqtt/broker.ts';
import type { AgentStanding } from '../mqtt/device-register.ts';
import { lanes } from '../runtime/lanes.ts';
import type { Hall } from '../runtime/hall.ts';
import { hallLabel } from './hall-label.ts';
import { gaugeIn, type Values } from './gauge-in.ts';

/** A hall of the hub, to be asked. */
export interface MeasuredHall {
  readonly id: string;
  readonly hall: Pick<Hall, 'look' | 'waiting'>;
  readonly agents: Pick<AgentSide, 'devices'>;
}

/** What is asked when somebody reads. */
export interface HubSources {
  readonly halls: readonly MeasuredHall[];
  /** How many more could not be opened. */
  readonly closed: number;
  readonly broker: Pick<Broker, 'outgoing' | 'tally'>;
  readonly crowd: Crowd;
  /** The journal's file; its write-ahead log lies beside it. */
  readonly journalFile: string;
}

/** The hub's queues, its agents and its journal. */
export function hubGauges(
  registers: Registry[],
  { halls, closed, broker, crowd, journalFile }: HubSources,
): void {
  const gauge = gaugeIn(registers);
  const ofEach = (values: (hall: MeasuredHall) => Values) => (): Values =>
    halls.flatMap((each) => {
      const label = hallLabel(each.id, halls.length);
      return values(each).map(([labels, value]) => [{ ...labels, ...label }, value] as const);
    });
  gauge('jiaohao_halls_closed', 'Halls that could not be opened when the hub started', [], () => [
    [{}, closed],
  ]);
  const waiting = 'Commands that wait to be decided';
  gauge(
    'jiaohao_intake_waiting',
    waiting,
    ['lane', 'hall'],
    ofEach(({ hall }) => lanes.map((lane) => [{ lane }, hall.waiting(lane)])),
  );
  gauge('jiaohao_http_inside', 'Requests being answered, without streams', [], () => [[{}, crowd.inside]]);
  const { outgoing } = broker;
  gauge('jiaohao_mqtt_connections', 'Agents that are connected', [], () => [[{}, outgoing.connections]]);
  const outgoingBytes = 'What waits to go out to agents, beyond what the system has taken';
  gauge('jiaohao_mqtt_waiting_bytes', outgoingBytes, [], () => [[{}, outgoing.bytes()]]);
  gauge(
    'jiaohao_agents',
    'Agents of the hall, heard of or not',
    ['kind', 'presence', 'hall'],
    ofEach(({ agents }) => presencesOf(agents.devices.list())),
  );
  gauge(
    'jiaohao_devices',
    'Devices of agents that are there, well or not',
    ['kind', 'standing', 'hall'],
    ofEach(({ agents }) => standingsOf(agents.devices.list())),
  );
  gauge('jiaohao_journal_bytes', 'The journal on its disk: its file, its write-ahead log', ['file'], () => [
    [{ file: 'journal' }, bytesOf(journalFile)],
    [{ file: 'log' }, bytesOf(`${journalFile}-wal`)],
  ]);
  countDropped(registers, broker);
}

function countDropped(registers: Registry[], { tally }: Pick<Broker, 'tally'>): Counter {
  return new Counter({
    name: 'jiaohao_mqtt_dropped_total',
    help: 'What was dropped of what agents sent, and connections that were refused or cut off, by reason',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of tally.totals) this.inc({ reason }, count);
    },
  });
}

function presencesOf(agents: readonly AgentStanding[]): Values {
  return ['kiosk', 'display'].flatMap((kind) => {
    const ofKind = agents.filter((agent) => agent.kind === kind);
    const here = ofKind.filter(({ present }) => present).length;
    const values: Values = [
      [{ kind, presence: 'here' }, here],
      [{ kind, presence: 'away' }, ofKind.length - here],
    ];
    return values;
  });
}

/** Of an agent that is away nobody knows how its devices are. */
function standingsOf(agents: readonly AgentStanding[]): Values {
  const devices = agents.flatMap((agent) => (agent.present ? agent.devices : []));
  return deviceKinds.flatMap((kind) => {
    const ofKind = devices.filter((device) => device.kind === kind);
    const well = ofKind.filter(({ faults }) => faults.length === 0).length;
    const values: Values = [
      [{ kind, standing: 'well' }, well],
      [{ kind, standing: 'faulty' }, ofKind.length - well],
    ];
    return values;
  });
}

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
