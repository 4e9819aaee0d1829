/** The device answered none of the tries. */
export class SilentDeviceError extends Error {
  readonly code = 'silent-device';
  override readonly name = 'SilentDeviceError';
}

/** True for a {@link SilentDeviceError}. */
export function isSilentDevice(error: unknown): error is SilentDeviceError {
  return error instanceof SilentDeviceError;
}

export interface LaneOptions<Request, Reply> {
  /** Puts the request on the wire; a rejection of the write is handed to {@link Lane.fail} by the owner of the link. */
  send(request: Request): void;
  /** Whether this reply is the answer to this request. */
  answers(request: Request, reply: Reply): boolean;
  /** How long one try may take, ms: 10·bytes/baud + the device's own time + 50–100 ms. */
  timeoutMs(request: Request): number;
  /** Tries after the first. */
  retries: number;
  /** Calls `fn` after `ms`; returns how to call it off. A timer on a real line, a virtual one in tests. */
  schedule(ms: number, fn: () => void): () => void;
}

/** A command lane: one request in flight, the rest wait their turn. */
export interface Lane<Request, Reply> {
  /** Resolves with the answer; rejects with {@link SilentDeviceError}, or with the error given to {@link Lane.fail}. */
  ask(request: Request): Promise<Reply>;
  /** Offers what came in. True if it was the answer in flight; otherwise it is for someone else. */
  offer(reply: Reply): boolean;
  /** The link is gone: everything in flight and waiting is rejected with `why`. */
  fail(why: Error): void;
}

interface Entry<Request, Reply> {
  request: Request;
  triesLeft: number;
  resolve(reply: Reply): void;
  reject(why: Error): void;
}

/** Builds a lane. It holds no port and no clock of its own, so it runs the same on a wire and on virtual time. */
export function createLane<Request, Reply>(options: LaneOptions<Request, Reply>): Lane<Request, Reply> {
  const waiting: Entry<Request, Reply>[] = [];
  let flying: Entry<Request, Reply> | null = null;
  let cancelTimer: () => void = () => {};

  const attempt = (entry: Entry<Request, Reply>): void => {
    cancelTimer = options.schedule(options.timeoutMs(entry.request), () => {
      if (flying !== entry) return;
      if (entry.triesLeft > 0) {
        entry.triesLeft -= 1;
        attempt(entry);
        return;
      }
      land();
      entry.reject(new SilentDeviceError('the device gave no answer'));
    });
    options.send(entry.request);
  };
  const land = (): void => {
    cancelTimer();
    flying = null;
    const next = waiting.shift();
    if (next !== undefined) {
      flying = next;
      attempt(next);
    }
  };

  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        const entry = { request, triesLeft: options.retries, resolve, reject };
        if (flying === null) {
          flying = entry;
          attempt(entry);
        } else waiting.push(entry);
      });
    },
    offer(reply) {
      const entry = flying;
      if (entry === null || !options.answers(entry.request, reply)) return false;
      land();
      entry.resolve(reply);
      return true;
    },
    fail(why) {
      const lost = flying === null ? waiting.splice(0) : [flying, ...waiting.splice(0)];
      cancelTimer();
      flying = null;
      for (const entry of lost) entry.reject(why);
    },
  };
}
