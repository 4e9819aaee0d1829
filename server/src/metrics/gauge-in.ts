import { Gauge, type Registry } from 'prom-client';

/** What a gauge shows: a value for each set of labels; what comes twice is added up. */
export type Values = readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];

/** Gauges that ask when they are read. */
export const gaugeIn =
  (registers: Registry[]) => (name: string, help: string, labelNames: string[], values: () => Values) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [labels, value] of values()) this.inc(labels, value);
      },
    });
