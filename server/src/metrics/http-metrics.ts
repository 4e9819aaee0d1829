import { Histogram, type Registry } from 'prom-client';
import type { HttpWatch } from '../http/watch.ts';
import { waitedBuckets } from './buckets.ts';
import type { Shed } from './command-metrics.ts';
import { watchLive } from './live-metrics.ts';

/** Requests and streams. Routes are patterns: nothing that somebody typed becomes a label. */
export function watchHttp(registers: Registry[], shed: Shed): HttpWatch {
  const requests = new Histogram({
    name: 'jiaohao_http_request_seconds',
    help: 'From a request’s head to the end of its answer, by route; streams are not counted here',
    labelNames: ['method', 'route', 'status'],
    buckets: waitedBuckets,
    registers,
  });
  return {
    answered(method, route, status, seconds) {
      requests.observe(
        { method, route: route ?? 'none', status: classes[Math.floor(status / 100)] ?? 'other' },
        seconds,
      );
    },
    shed: () => shed.inc({ at: 'door' }),
    live: watchLive(registers),
  };
}

const classes = [undefined, '1xx', '2xx', '3xx', '4xx', '5xx'] as const;
