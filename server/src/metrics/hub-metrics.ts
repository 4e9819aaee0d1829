import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { Logger } from 'pino';
import type { HttpWatch } from '../http/watch.ts';
import type { AgentSideWatch } from '../mqtt/agent-side.ts';
import type { WriterWatch } from '../runtime/watch.ts';
import { watchAgents } from './agent-metrics.ts';
import { openBook } from './book.ts';
import { shedCounter, watchCommands } from './command-metrics.ts';
import { hallGauges } from './hall-gauges.ts';
import { watchHttp } from './http-metrics.ts';
import { hallLabel, labelOf } from './hall-label.ts';
import { hubGauges, type HubSources, type MeasuredHall } from './hub-gauges.ts';

/** What the hub measures of itself, in Prometheus text. Who is measured knows only who watches. */
export interface HubMetrics {
  readonly writer: WriterWatch;
  readonly agents: AgentSideWatch;
  readonly http: HttpWatch;
  /** What is asked at each reading, once it is there. */
  ask(sources: HubSources): void;
  /** Everything, as it is now. A hall that cannot be read is left out and said so: the rest is wanted then above all. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createHubMetrics(log: Logger): HubMetrics {
  const book = openBook();
  const { registers } = book;
  for (const register of registers) collectDefaultMetrics({ register });
  const shed = shedCounter(book);
  const readHalls = hallGauges(registers);
  const readable = new Gauge({
    name: 'jiaohao_hall_readable',
    help: 'Halls that could be read: with one hall 0 when its journal cannot',
    labelNames: ['hall'],
    registers,
  });
  let halls: readonly MeasuredHall[] = [];
  const lookAtHalls = async (): Promise<void> => {
    const reading = readHalls();
    const read = await Promise.all(
      halls.map(async ({ id, hall }): Promise<readonly [string, number]> => {
        const label = labelOf(id, halls.length);
        try {
          await hall.look((day) => {
            reading.add(label, day);
          });
          return [id, 1];
        } catch (error) {
          log.warn({ hall: id, err: error }, 'the hall cannot be read to be measured');
          return [id, 0];
        }
      }),
    );
    reading.show();
    readable.reset();
    for (const [id, isReadable] of read) readable.inc(hallLabel(id, halls.length), isReadable);
  };
  return {
    writer: watchCommands(book, shed),
    agents: watchAgents(book, shed),
    http: watchHttp(book, shed),
    ask(sources) {
      ({ halls } = sources);
      hubGauges(registers, sources);
    },
    async text() {
      await lookAtHalls();
      return book.text();
    },
    contentType: book.contentType,
  };
}
