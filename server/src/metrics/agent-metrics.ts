import { Histogram, type Registry } from 'prom-client';
import type { AgentSideWatch } from '../mqtt/agent-side.ts';
import { insideBuckets, waitedBuckets } from './buckets.ts';
import type { Shed } from './command-metrics.ts';

/** What goes between the hub and its agents. */
export function watchAgents(registers: Registry[], shed: Shed): AgentSideWatch {
  const messages = new Histogram({
    name: 'jiaohao_mqtt_message_seconds',
    help: 'Taking in a message from an agent, until it is passed on, by channel',
    labelNames: ['channel'],
    buckets: insideBuckets,
    registers,
  });
  const published = new Histogram({
    name: 'jiaohao_desired_publish_seconds',
    help: 'From publishing what a board, a keypad or a kiosk should show until all that are there have been sent it',
    buckets: waitedBuckets,
    registers,
  });
  return {
    inbox: {
      handled: (channel, seconds) => messages.observe({ channel }, seconds),
      shed: () => shed.inc({ at: 'agent' }),
    },
    published: (seconds) => published.observe(seconds),
  };
}
