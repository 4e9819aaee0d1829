import { Counter, type Registry } from 'prom-client';
import type { LiveWatch, OpenStream } from '../http/live/watch.ts';
import type { Book } from './book.ts';
import { waitedBuckets } from './buckets.ts';
import { gaugeIn } from './gauge-in.ts';

/** What pages are shown as it happens. */
export function watchLive(book: Book): LiveWatch {
  const { registers } = book;
  const open = new Set<OpenStream>();
  gaugesOf(open, registers);
  const updates = book.histogram({
    name: 'jiaohao_live_update_seconds',
    help: 'From a change until all pages that show it have been sent it; pages are for eyes, so that up to a quarter of a second is waited for more',
    buckets: waitedBuckets,
  });
  const stalls = book.histogram({
    name: 'jiaohao_live_stall_seconds',
    help: 'How long readers of a stream took nothing, of those that read again',
    buckets: waitedBuckets,
  });
  const dropped = new Counter({
    name: 'jiaohao_live_dropped_total',
    help: 'Happenings given up for readers that were far behind',
    registers,
  });
  const cutOff = new Counter({
    name: 'jiaohao_live_cut_off_total',
    help: 'Readers cut off because they took nothing for half a minute',
    registers,
  });
  return {
    opened(stream) {
      open.add(stream);
      return () => open.delete(stream);
    },
    updated: updates.of(),
    caughtUp: stalls.of(),
    dropped: () => dropped.inc(),
    cutOff: () => cutOff.inc(),
  };
}

function gaugesOf(open: ReadonlySet<OpenStream>, registers: Registry[]): void {
  const gauge = gaugeIn(registers);
  gauge('jiaohao_live_streams', 'Streams of server-sent events that are open', [], () => [[{}, open.size]]);
  gauge('jiaohao_live_stalled_streams', 'Of these, those whose reader takes nothing just now', [], () => [
    [{}, [...open].filter(({ stalled }) => stalled).length],
  ]);
  const waiting = 'What waits for readers of streams, beyond what the system has taken';
  gauge('jiaohao_live_waiting_bytes', waiting, [], () => [
    [{}, [...open].reduce((sum, { waitingBytes }) => sum + waitingBytes, 0)],
  ]);
}
