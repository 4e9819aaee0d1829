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
import { hubGauges, type HubSources } from './hub-gauges.ts';

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
  const setHall = hallGauges(registers);
  const readable = new Gauge({
    name: 'jiaohao_hall_readable',
    help: 'Whether the hall could be read: 0 when its journal cannot',
    registers,
  });
  let hall: HubSources['hall'] | null = null;
  const lookAtHall = async (): Promise<void> => {
    try {
      await hall?.look(setHall);
      readable.set(1);
    } catch (error) {
      readable.set(0);
      log.warn({ err: error }, 'the hall cannot be read to be measured');
    }
  };
  return {
    writer: watchCommands(book, shed),
    agents: watchAgents(book, shed),
    http: watchHttp(book, shed),
    ask(sources) {
      ({ hall } = sources);
      hubGauges(registers, sources);
    },
    async text() {
      await lookAtHall();
      return book.text();
    },
    contentType: book.contentType,
  };
}
