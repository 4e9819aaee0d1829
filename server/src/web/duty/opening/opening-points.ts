import {
  testOf,
  type Bilingual,
  type DeviceTestKind,
  type OpeningPoint,
  type WindowNumber,
} from '@jiaohao/shared';
import type { AgentView } from '../../../http/shapes/agent.ts';

type Kind = OpeningPoint['kind'];
type Outcome = OpeningPoint['outcome'];

/** What a point of the check came to. */
export interface Found {
  readonly outcome: Outcome;
  readonly finding: string | null;
}

/** Something that is to prove itself before the day begins. */
export interface Point {
  /** In the journal: `K1-printer`, `K1-paper`, `hub-clock`. */
  readonly device: string;
  readonly kind: Kind;
  /** How it can be tried; null: it is looked at, by the hub or by a person. */
  readonly test: DeviceTestKind | null;
  /** Takes somebody's finger there. */
  readonly byHand: boolean;
  /** What the hub knows without asking; null: nothing. */
  readonly known: Found | null;
}

/** Points that are gone through in one place. */
export interface PointGroup {
  readonly id: string;
  readonly title: Bilingual;
  readonly points: readonly Point[];
}

const passed = (finding: string): Found => ({ outcome: 'passed', finding });
const failed = (finding: string): Found => ({ outcome: 'failed', finding });
const paperFaults = ['paper-near-end', 'paper-out'] as const;

/** Everything of the hall that is to prove itself, by where it stands: the hub, each kiosk, each window, each counter host. */
export function openingPoints(agents: readonly AgentView[]): PointGroup[] {
  const clock: Point = { device: 'hub-clock', kind: 'hub', test: null, byHand: true, known: null };
  const hub: PointGroup = { id: 'hub', title: { zh: '中心', en: 'The hub' }, points: [clock] };
  return [
    hub,
    ...agents.flatMap((agent) => (agent.kind === 'kiosk' ? [kioskGroup(agent)] : hostGroups(agent))),
  ];
}

function kioskGroup(agent: AgentView): PointGroup {
  const paper = agent.devices
    .filter(({ kind }) => kind === 'printer')
    .map((printer) => paperOf(agent, printer));
  return {
    id: agent.agent,
    title: { zh: `取号机${agent.agent}`, en: `Kiosk ${agent.agent}` },
    points: [presence(agent, 'kiosk'), ...agent.devices.map((device) => pointOf(agent, device)), ...paper],
  };
}

/** A counter host with what belongs to no window, and the windows it looks after. */
function hostGroups(agent: AgentView): PointGroup[] {
  const windows = Map.groupBy(agent.devices, ({ window }) => window ?? null);
  const own = windows.get(null) ?? [];
  windows.delete(null);
  return [
    {
      id: agent.agent,
      title: { zh: `窗口设备主机${agent.agent}`, en: `Counter host ${agent.agent}` },
      points: [presence(agent, 'display-agent'), ...own.map((device) => pointOf(agent, device))],
    },
    ...[...windows]
      .flatMap(([window, devices]) => (window === null ? [] : [[window, devices] as const]))
      .sort(([a], [b]) => a - b)
      .map(([window, devices]) => windowGroup(agent, window, devices)),
  ];
}

function windowGroup(agent: AgentView, window: WindowNumber, devices: AgentView['devices']): PointGroup {
  return {
    id: `window-${window}`,
    title: { zh: `${window}号窗口`, en: `Window ${window}` },
    points: devices.map((device) => pointOf(agent, device)),
  };
}

function presence({ agent, present }: AgentView, kind: Kind): Point {
  return {
    device: agent,
    kind,
    test: null,
    byHand: false,
    known: present ? passed('present') : failed('gone'),
  };
}

function pointOf({ present }: AgentView, { device, kind, faults }: AgentView['devices'][number]): Point {
  const test = testOf[kind];
  const point = { device, kind, test, byHand: test === 'key' };
  if (!present) return { ...point, known: failed('gone') };
  const [fault] = faults.filter((each) => !paperFaults.some((paper) => paper === each));
  if (fault !== undefined) return { ...point, known: failed(fault) };
  // What cannot be tried is known by what it says.
  return { ...point, known: test === null ? passed('no-fault') : null };
}

function paperOf({ agent, present }: AgentView, { faults }: AgentView['devices'][number]): Point {
  const short = paperFaults.find((each) => faults.includes(each));
  const known = short === undefined ? passed('paper-enough') : failed(short);
  return {
    device: `${agent}-paper`,
    kind: 'printer',
    test: null,
    byHand: false,
    known: present ? known : failed('gone'),
  };
}

/** What was found, by point. What a person or a test found counts before what the hub knows. */
export type Findings = Readonly<Record<string, Found>>;

/** What a point came to; not tried yet: skipped. */
export function foundAt({ device, known }: Point, findings: Findings): Found {
  return findings[device] ?? known ?? { outcome: 'skipped', finding: null };
}

/** The check as it goes into the books. */
export function checkedPoints(groups: readonly PointGroup[], findings: Findings): OpeningPoint[] {
  return groups
    .flatMap(({ points }) => points)
    .map((point) => ({ device: point.device, kind: point.kind, ...foundAt(point, findings), note: null }));
}

/** How many passed, did not, and were not tried. */
export function tally(points: readonly { readonly outcome: Outcome }[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome): number => points.filter((point) => point.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
