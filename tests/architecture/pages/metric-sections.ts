import { createHubMetrics } from '../../../server/src/metrics/hub-metrics.ts';
import { silentLog } from '../../../server/src/testing/hall.ts';
import { code, type Sections, table } from './page.ts';

/** A metric as `/metrics` names it. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
}

/** Every metric of the hub, those of the process included. */
export async function allMetrics(): Promise<Metric[]> {
  const metrics = createHubMetrics(silentLog);
  metrics.ask({
    halls: [],
    closed: 0,
    broker: { outgoing: { connections: 0, bytes: () => 0 }, tally: { totals: new Map(), count() {} } },
    crowd: { inside: 0 },
    journalFile: 'there is none here',
  });
  const text = await metrics.text();
  return [...text.matchAll(/^# HELP (?<name>\S+) (?<help>.*)\n# TYPE \S+ (?<type>\S+)$/gm)].map(
    ({ groups = {} }) => ({
      name: groups['name'] ?? '',
      help: groups['help'] ?? '',
      type: groups['type'] ?? '',
    }),
  );
}

/** The table of the hub's own metrics. */
export async function metricSections(): Promise<Sections> {
  const own = (await allMetrics()).filter(({ name }) => name.startsWith('jiaohao_'));
  const rows = own.map(({ name, type, help }) => [code(name), type, help]);
  return { metrics: table(['metric', 'type', 'meaning'], rows) };
}
