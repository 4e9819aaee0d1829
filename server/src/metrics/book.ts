import { Registry } from 'prom-client';
import { createHistogram, type Histogram, type HistogramSpec } from './histogram.ts';

/** Where all that is measured is written. */
export interface Book {
  /** For what prom-client keeps: counters, gauges, the process. */
  readonly registers: Registry[];
  histogram(spec: HistogramSpec): Histogram;
  /** Prometheus text. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function openBook(): Book {
  const registry = new Registry();
  const histograms: Histogram[] = [];
  return {
    registers: [registry],
    histogram(spec) {
      const made = createHistogram(spec);
      histograms.push(made);
      return made;
    },
    async text() {
      const others = await registry.metrics();
      return `${[others.trimEnd(), ...histograms.map((each) => each.text())].join('\n\n')}\n`;
    },
    contentType: registry.contentType,
  };
}
