import { createLane, LinkLostError, type ByteLink, type escposPrinter } from '@jiaohao/shared';
import type { PrinterSettings } from './settings.ts';

type ToDevice = escposPrinter.ToDevice;
type ToHost = escposPrinter.ToHost;
type StatusRequest = escposPrinter.StatusRequest;

/** One open port to the printer: status asked in turn, jobs written whole, fences counted. */
export interface PrinterLine {
  /** One byte of real-time status. Rejects with SilentDeviceError or LinkLostError. */
  status(n: StatusRequest): Promise<number>;
  /** Puts bytes on the wire; resolves when the operating system has them. Rejects with LinkLostError. */
  write(bytes: Uint8Array): Promise<void>;
  /** Calls `reached` at each answer to a fence. Returns how to stop. */
  onFence(reached: () => void): () => void;
  /** Ms until everything written so far has left the wire. */
  busyMs(): number;
  /** Bytes that belonged to no answer. */
  readonly skipped: number;
  /** Ends it: whatever is asked is rejected. */
  end(): void;
  /** Resolves when the line has ended, with why. */
  readonly ended: Promise<LinkLostError>;
}

/** Speaks ESC/POS over `link`; `onStray` is called when bytes come that are no answer. Status answers and fence answers have bit patterns of their own, so the two never wait for each other. */
export function openPrinterLine(
  link: ByteLink,
  codec: ReturnType<typeof escposPrinter.escposPrinterCodec>,
  model: Pick<escposPrinter.Model, 'baud'>,
  settings: Pick<PrinterSettings, 'statusMs'>,
  onStray: () => void,
): PrinterLine {
  const framer = codec.toHost.framer();
  const fences = new Set<() => void>();
  const ended = Promise.withResolvers<LinkLostError>();
  let wireFreeAt = 0;
  const busyMs = (): number => Math.max(0, wireFreeAt - Date.now());

  const write = async (bytes: Uint8Array): Promise<void> => {
    wireFreeAt = Math.max(wireFreeAt, Date.now()) + (10_000 * bytes.length) / model.baud;
    await link.write(bytes);
  };
  const end = (): void => {
    stop();
    const why = new LinkLostError(`${link.address} is gone`);
    lane.fail(why);
    ended.resolve(why);
  };
  const lane = createLane<ToDevice, ToHost>({
    send: (request) => void write(codec.toDevice.encode(request)).catch(end),
    answers: (_request, reply) => reply.kind === 'realTimeStatus',
    timeoutMs: () => busyMs() + settings.statusMs,
    // An answer does not say which question it belongs to: asking twice would put all later ones out of step.
    retries: 0,
    schedule(ms, fn) {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  });
  const stop = link.onBytes((bytes) => {
    const strayBefore = framer.skipped;
    const replies = framer.push(bytes);
    if (framer.skipped > strayBefore) onStray();
    for (const reply of replies) {
      if (reply.kind === 'sensorStatus') for (const reached of fences) reached();
      else lane.offer(reply);
    }
  });

  return {
    async status(n) {
      const reply = await lane.ask({ kind: 'requestStatus', n });
      return reply.kind === 'realTimeStatus' ? reply.byte : 0;
    },
    write,
    onFence(reached) {
      fences.add(reached);
      return () => fences.delete(reached);
    },
    busyMs,
    get skipped() {
      return framer.skipped;
    },
    end,
    ended: ended.promise,
  };
}
