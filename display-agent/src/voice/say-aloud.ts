import { spawn, type ChildProcess } from 'node:child_process';

/** Whatever can say a sentence aloud. */
export interface SpeakerProgram {
  /** Resolves when the sentence has been said: false when it could not be, or took too long. Never rejects. */
  say(sentence: string): Promise<boolean>;
  /** Breaks off what is being said. */
  close(): void;
}

export interface SayAloudOptions {
  /** Run for each sentence, which is its last argument: `[espeak-ng, -v, cmn-latn-pinyin]`. */
  readonly command: readonly [string, ...string[]];
  /** A program that takes longer is stopped: the next call must not wait for it. */
  readonly timeoutMs: number;
  /** One sentence for a technician; once until it works again. */
  onFailure(why: string): void;
}

/** Runs a program that speaks. */
export class SayAloud implements SpeakerProgram {
  readonly #options: SayAloudOptions;
  #running: ChildProcess | null = null;
  #complained = false;
  #closed = false;

  constructor(options: SayAloudOptions) {
    this.#options = options;
  }

  async say(sentence: string): Promise<boolean> {
    const why = await this.#run(sentence);
    if (why !== null && !this.#complained && !this.#closed) this.#options.onFailure(why);
    this.#complained = why !== null;
    return why === null;
  }

  close(): void {
    this.#closed = true;
    this.#running?.kill('SIGKILL');
  }

  /** Null when it went well, else why not. */
  #run(sentence: string): Promise<string | null> {
    const { command, timeoutMs: timeout } = this.#options;
    const [program, ...args] = command;
    return new Promise((resolve) => {
      const child = spawn(program, [...args, sentence], { stdio: 'ignore', timeout, killSignal: 'SIGKILL' });
      this.#running = child;
      child.once('error', (error) => resolve(`${program} cannot be run (${error.message})`));
      child.once('exit', (code, signal) => {
        if (code === 0) resolve(null);
        else
          resolve(
            signal === null ? `${program} ended with ${code}` : `${program} took longer than ${timeout} ms`,
          );
      });
    });
  }
}
