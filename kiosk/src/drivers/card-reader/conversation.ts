import { createLane, idCardReader, LinkLostError, type ByteLink } from '@jiaohao/shared';

type ToDevice = idCardReader.ToDevice;
type ToHost = idCardReader.ToHost;
type Codec = ReturnType<typeof idCardReader.idCardReaderCodec>;

/** How long each command may take, ms. Find and select answer at once; a card's text and photograph take 1.4 s at 9600 baud. */
export interface ReaderTimeouts {
  readonly findMs: number;
  readonly selectMs: number;
  readonly readMs: number;
}

/** One open port: a command, its answer, the next command. */
export interface Conversation {
  /** Rejects with SilentDeviceError or LinkLostError. */
  ask(kind: 'status' | 'findCard' | 'selectCard' | 'readBase'): Promise<ToHost>;
  /** Bytes on this port that belonged to no frame. */
  readonly skipped: number;
  /** Ends it: whatever is asked is rejected. */
  end(): void;
}

/** Speaks SDT over `link`, one command in flight. Nothing received is kept, as it may be a card. */
export function converse(link: ByteLink, codec: Codec, timeouts: ReaderTimeouts): Conversation {
  const framer = codec.toHost.framer();
  const lane = createLane<ToDevice, ToHost>({
    send(command) {
      link.write(codec.toDevice.encode(command)).catch((error: unknown) => {
        lane.fail(error instanceof Error ? error : new LinkLostError(String(error)));
      });
    },
    answers,
    timeoutMs: ({ kind }) => {
      if (kind === 'readBase') return timeouts.readMs;
      return kind === 'selectCard' ? timeouts.selectMs : timeouts.findMs;
    },
    retries: 0,
    schedule(ms, fn) {
      const timer = setTimeout(() => {
        // The rest of a torn answer would otherwise be taken for the beginning of the next.
        for (const reply of framer.flush()) if (lane.offer(reply)) return;
        fn();
      }, ms);
      return () => clearTimeout(timer);
    },
  });
  const stop = link.onBytes((bytes) => {
    for (const reply of framer.push(bytes)) lane.offer(reply);
  });
  return {
    ask: (kind) => lane.ask({ kind }),
    get skipped() {
      return framer.skipped;
    },
    end() {
      stop();
      lane.fail(new LinkLostError(`${link.address} is gone`));
    },
  };
}

/** SDT answers do not say what they answer; these are the ones that can belong to a command. A late answer to another is dropped. */
function answers(command: ToDevice, reply: ToHost): boolean {
  if (reply.kind === 'refusal') {
    // What only a card can have caused cannot answer the search for one: it comes late, from a read given up.
    return command.kind !== 'findCard' || idCardReader.statusWord(reply.code).about !== 'card';
  }
  const expected = expectedAnswers[command.kind] ?? ['ok'];
  return reply.kind === 'unexpected' || expected.includes(reply.kind);
}

const expectedAnswers: Partial<Record<ToDevice['kind'], readonly ToHost['kind'][]>> = {
  findCard: ['cardFound'],
  selectCard: ['cardSelected'],
  readBase: ['baseRead', 'unreadableCard'],
};
