import {
  idCardReader,
  isLinkLost,
  isSilentDevice,
  NoiseWatch,
  type ByteLink,
  type DeviceFault,
} from '@jiaohao/shared';
import { createHealthRecord } from '../health.ts';
import { noiseLimit } from '../noise-limit.ts';
import { createPause } from '../pause.ts';
import type { Connect, Health } from '../port.ts';
import { createCardWatch, type CardEvents } from './card-watch.ts';
import { checkReader } from './check.ts';
import { converse, type Conversation, type ReaderTimeouts } from './conversation.ts';

/** What a card reader tells. */
export interface CardReaderEvents extends CardEvents {
  health(health: Health): void;
}

export interface CardReaderSettings extends ReaderTimeouts {
  /** Between two finds, ms; never below the model's own. */
  readonly findEveryMs: number;
  /** The same while the reader is silent or refuses. */
  readonly retryEveryMs: number;
  /** A fault that showed only while a card was read is doubted after this long, ms: else the next card alone could end it. */
  readonly doubtMs: number;
}

export const defaultReaderSettings: CardReaderSettings = {
  findEveryMs: 300,
  retryEveryMs: 1000,
  doubtMs: 60_000,
  findMs: 1000,
  selectMs: 1000,
  readMs: 2500,
};

/** A card reader with its port. */
export interface CardReader {
  /** Asks it how it is, between two looks for a card; all that is wrong with it. Never rejects. */
  check(): Promise<readonly DeviceFault[]>;
  close(): Promise<void>;
}

/**
 * Owns the port of one ID-card reader: reads each card that is laid once, for as long as the kiosk runs, through
 * unplugging and silence.
 */
export function createCardReader(
  connect: Connect,
  model: idCardReader.Model,
  on: CardReaderEvents,
  settings: CardReaderSettings = defaultReaderSettings,
): CardReader {
  let skippedBefore = 0;
  let skippedHere = (): number => 0;
  const skipped = (): number => skippedBefore + skippedHere();
  const health = createHealthRecord<'link' | 'finding' | 'reading' | 'line'>(skipped, (now) =>
    on.health(now),
  );
  const noise = new NoiseWatch(noiseLimit);
  let endLoop: () => void = () => {};
  let loop: Promise<void> = Promise.resolve();
  let current: Conversation | null = null;

  const run = async (link: ByteLink): Promise<void> => {
    const conversation = converse(link, idCardReader.idCardReaderCodec(model), settings);
    const watch = createCardWatch(conversation, model, on);
    const pause = createPause();
    const over = new AbortController();
    let silentSince: number | null = null;
    let readAt = 0;
    current = conversation;
    skippedHere = () => conversation.skipped;
    endLoop = () => {
      over.abort();
      conversation.end();
      pause.end();
    };
    while (!over.signal.aborted) {
      const began = Date.now();
      let pauseMs = Math.max(settings.findEveryMs, model.findIntervalMs);
      try {
        const faults = await watch.round();
        if (over.signal.aborted) break;
        silentSince = null;
        health.set('finding', faults.finding);
        health.set('link', []);
        if (faults.reading !== undefined) {
          health.set('reading', faults.reading);
          readAt = began;
        } else if (began - readAt > settings.doubtMs) health.set('reading', []);
        if (faults.finding.length > 0) pauseMs = settings.retryEveryMs;
      } catch (error) {
        if (isLinkLost(error)) break;
        if (!isSilentDevice(error)) throw error;
        silentSince ??= began;
        // One lost answer is asked for again at once; a second, or a long one, is a fault.
        const isFault = Date.now() - silentSince > 1.5 * settings.findMs;
        if (isFault) health.set('link', ['silent']);
        pauseMs = isFault ? settings.retryEveryMs : 0;
      }
      const isNoisy = noise.note(skipped(), Date.now());
      // Before the first answer, or its absence, nothing is known, so nothing is said.
      if (silentSince === null || health.faults.length > 0)
        health.set('line', isNoisy ? ['cable-noise'] : []);
      await pause.for(pauseMs);
    }
    watch.forget();
    current = null;
    skippedBefore += conversation.skipped;
    skippedHere = () => 0;
  };

  const port = connect({
    up(link) {
      loop = loop.then(() => run(link));
    },
    down() {
      endLoop();
      health.set('link', ['unplugged']);
    },
  });

  return {
    check: async () => (current === null ? ['unplugged'] : checkReader(current)),
    async close() {
      endLoop();
      await port.close();
      await loop;
    },
  };
}
