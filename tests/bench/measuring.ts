import { createHubMetrics } from '../../server/src/metrics/hub-metrics.ts';
import { silentLog } from '../../server/src/testing/hall.ts';
import type { Answer } from '@jiaohao/shared';
import { median } from './bars.ts';
import type { Bench } from './bench.ts';

const rounds = 7;
const commands = 100_000;
/** What measuring itself may cost a command, microseconds. */
const bar = 2;

const answer: Answer = { id: 'bench-command', outcome: 'accepted', result: { kind: 'done' } };
const routes = ['/api/tickets', '/api/windows/:window/call-next', '/api/windows/:window/finish'];

/** What it costs that the hub measures itself: everything that is noted of one command over HTTP, and one reading of it all. */
export async function benchMeasuring({ print, bars }: Bench): Promise<void> {
  const metrics = createHubMetrics(silentLog);
  const { writer, http } = metrics;
  /** As the intake, the writer and the web server do; of eight commands that share a batch. */
  const note = (n: number): void => {
    const began = performance.now();
    const taken = performance.now();
    writer.taken('pages', (taken - began) / 1000);
    writer.answered('pages', 'call-next', answer, (performance.now() - began) / 1000);
    if (n % 8 === 0) writer.wrote({ wishes: 8, entries: 8, decide: 0.0004, commit: 0.001, tell: 0.0002 });
    http.answered('POST', routes[n % 3] ?? null, 200, (performance.now() - began) / 1000);
  };
  const costs: number[] = [];
  const readings: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    for (let n = 0; n < commands; n += 1) note(n);
    costs.push(((performance.now() - began) * 1000) / commands);
    const asked = performance.now();
    await metrics.text();
    readings.push(performance.now() - asked);
  }
  bars.atMost('what is measured of a command costs', median(costs), bar, 'µs');
  print(`           reading /metrics: ${median(readings).toFixed(1)} ms`);
}
