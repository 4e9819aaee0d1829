import { subjectKindWords, type Bilingual, type DeviceKind, type Fault, type Subject } from '@jiaohao/shared';
import type { AgentView } from '../../http/shapes/agent.ts';
import type { DutyView } from '../../http/shapes/duty.ts';

export type OpenIncident = DutyView['incidents'][number];

/** A device, a host, or whatever else can fail, as it is now. */
export interface Thing {
  readonly subject: Subject;
  /** Null: it is no device. */
  readonly device: DeviceKind | null;
  /** Its host is heard of; otherwise nobody knows how it is. */
  readonly isHeard: boolean;
  readonly faults: readonly Fault[];
  /** Since when it is as it is, epoch milliseconds. */
  readonly since: number | null;
  readonly incidents: readonly OpenIncident[];
}

/** A host with what hangs on it; `host` null: what hangs on none. */
export interface Group {
  readonly host: Thing | null;
  readonly things: readonly Thing[];
}

/** Everything in the hall that can fail, host by host. */
export function groupsOf(agents: readonly AgentView[], incidents: readonly OpenIncident[]): readonly Group[] {
  const groups = agents.map((agent) => ({
    host: hostThing(agent, incidents),
    things: agent.devices
      .map((report): Thing => {
        const { device, kind, window, faults, at } = report;
        const where = agent.kind === 'kiosk' ? { kiosk: agent.agent } : {};
        return {
          subject: { id: device, kind, ...where, ...(window === undefined ? {} : { window }) },
          device: kind,
          isHeard: agent.present,
          faults,
          since: at,
          incidents: incidentsOf(device, incidents),
        };
      })
      .toSorted(byPlace),
  }));
  const listed = new Set(
    groups.flatMap(({ host, things }) => [host, ...things].map(({ subject }) => subject.id)),
  );
  const others = new Map(
    incidents.filter(({ subject }) => !listed.has(subject.id)).map(({ subject }) => [subject.id, subject]),
  );
  const rest = [...others.values()].map((subject) => otherThing(subject, incidents));
  return rest.length === 0 ? groups : [...groups, { host: null, things: rest }];
}

function hostThing({ agent, kind, present, since }: AgentView, incidents: readonly OpenIncident[]): Thing {
  const subject: Subject =
    kind === 'kiosk' ? { id: agent, kind: 'kiosk', kiosk: agent } : { id: agent, kind: 'display-agent' };
  return {
    subject,
    device: null,
    isHeard: true,
    faults: present ? [] : ['gone'],
    since,
    incidents: incidentsOf(agent, incidents),
  };
}

function otherThing(subject: Subject, incidents: readonly OpenIncident[]): Thing {
  const own = incidentsOf(subject.id, incidents);
  const since = Math.min(...own.map((incident) => incident.since));
  return {
    subject,
    device: null,
    isHeard: true,
    faults: own.map(({ fault }) => fault),
    since,
    incidents: own,
  };
}

const incidentsOf = (id: string, incidents: readonly OpenIncident[]): readonly OpenIncident[] =>
  incidents.filter(({ subject }) => subject.id === id);

/** What stands at no window first, then window by window; names with their numbers in order. */
function byPlace(one: Thing, other: Thing): number {
  const [a, b] = [one.subject, other.subject];
  return (a.window ?? 0) - (b.window ?? 0) || a.id.localeCompare(b.id, 'en', { numeric: true });
}

/** What it is called: 3号窗口 叫号键盘. */
export function nameOf({ kind, kiosk, window, id }: Subject): Bilingual {
  const { zh, en } = subjectKindWords[kind];
  if (kind === 'hub') return { zh, en };
  if (kind === 'window') return { zh: `${window ?? id}号窗口`, en: `Window ${window ?? id}` };
  if (window !== undefined && kind === 'board')
    return { zh: `${window}号${zh}`, en: `Window ${window} board` };
  if (window !== undefined)
    return { zh: `${window}号窗口 ${zh}`, en: `Window ${window} ${en.toLowerCase()}` };
  if (kind === 'kiosk' || kind === 'display-agent') return { zh: `${zh} ${id}`, en: `${en} ${id}` };
  return kiosk === undefined ? { zh, en } : { zh: `${kiosk} ${zh}`, en: `${kiosk} ${en.toLowerCase()}` };
}

/** The one with this id. */
export function thingIn(groups: readonly Group[], id: string | null): Thing | null {
  for (const { host, things } of groups)
    for (const thing of host === null ? things : [host, ...things]) if (thing.subject.id === id) return thing;
  return null;
}
