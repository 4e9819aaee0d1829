import { spawn, type ChildProcess } from 'node:child_process';
import type { Sentence } from '@jiaohao/shared/voice';

/** Whatever can say a sentence aloud. */
export interface SpeakerProgram {
  /** Resolves when the sentence has been said: false when it could not be, or took too long. Never rejects. */
  say(sentence: Sentence): Promise<boolean>;
  /** Breaks off what is being said. */
  close(): void;
}

export interface SayAloudOptions {
  /** Run for each sentence, with one argument more. */
  readonly command: readonly [string, ...string[]];
  /** What that argument is: the words, or a file of sound. Throws when there is nothing to say it with. */
  readonly argumentFor: (sentence: Sentence) => string;
  /** A program that takes longer is stopped: the next call must not wait for it. */
  readonly timeoutMs: number;
  /** One sentence for a technician; once until it works again. */
  onFailure(why: string): void;
}

/** Runs a program that speaks or plays. */
export class SayAloud implements SpeakerProgram {
  readonly #options: SayAloudOptions;
  #running: ChildProcess | null = null;
  #complained = false;
  #closed = false;

  constructor(options: SayAloudOptions) {
    this.#options = options;
  }

  async say(sentence: Sentence): Promise<boolean> {
    const why = await this.#try(sentence);
    if (why !== null && !this.#complained && !this.#closed) this.#options.onFailure(why);
    this.#complained = why !== null;
    return why === null;
  }

  close(): void {
    this.#closed = true;
    this.#running?.kill('SIGKILL');
  }

  /** Null when it went well, else why not. */
  #try(sentence: Sentence): Promise<string | null> {
    try {
      return this.#run(this.#options.argumentFor(sentence));
    } catch (error) {
      return Promise.resolve(error instanceof Error ? error.message : String(error));
    }
  }

  #run(argument: string): Promise<string | null> {
    const { command, timeoutMs: timeout } = this.#options;
    const [program, ...args] = command;
    return new Promise((resolve) => {
      const child = spawn(program, [...args, argument], { stdio: 'ignore', timeout, killSignal: 'SIGKILL' });
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
