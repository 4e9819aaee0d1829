import { channels } from '../mqtt/access.ts';
import type { AgentSideWatch } from '../mqtt/agent-side.ts';
import type { Book } from './book.ts';
import { insideBuckets, waitedBuckets } from './buckets.ts';
import type { Shed } from './command-metrics.ts';

/** What goes between the hub and its agents. */
export function watchAgents(book: Book, shed: Shed): AgentSideWatch {
  const messages = book.histogram({
    name: 'jiaohao_mqtt_message_seconds',
    help: 'Taking in a message from an agent, until it is passed on, by channel',
    buckets: insideBuckets,
  });
  const byChannel = new Map(channels.map((channel) => [channel, messages.of({ channel })]));
  const published = book.histogram({
    name: 'jiaohao_desired_publish_seconds',
    help: 'From publishing what a board, a keypad or a kiosk should show until all that are there have been sent it',
    buckets: waitedBuckets,
  });
  return {
    inbox: {
      handled: (channel, seconds) => byChannel.get(channel)?.(seconds),
      shed: () => shed.inc({ at: 'agent' }),
    },
    published: published.of(),
  };
}
