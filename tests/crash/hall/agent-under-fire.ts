import { join, resolve } from 'node:path';
import { startProgram, type Program } from '../../../hardware-sim/src/stage/program.ts';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import { root } from '../../hall/processes.ts';
import { now, type Ledger } from '../ledger/ledger.ts';
import { said } from '../programs/said.ts';
import { HarnessFault } from './hub.ts';
import { hallId, services, type AgentOfHall } from './crash-hall.ts';

export interface AgentOptions {
  readonly agent: AgentOfHall;
  readonly secret: string;
  /** Of the broker. */
  readonly url: string;
  readonly folder: string;
  readonly compileCache: string;
  readonly ledger: Ledger;
  readonly random: Random;
  readonly pace: number;
}

/** An agent in a process of its own that is killed and started again; what it says goes into the ledger. */
export class AgentUnderFire {
  readonly id: string;
  /** Commands its lives before had kept, found again at a start. */
  foundKept = 0;
  private readonly options: AgentOptions;
  private program: Program;
  private life = 0;
  private up = Promise.withResolvers<void>();
  private quiet = Promise.withResolvers<void>();

  constructor(options: AgentOptions) {
    this.options = options;
    this.id = options.agent.id;
    this.program = this.start();
  }

  /** Kills it and starts it again; resolves when it runs. */
  async kill(): Promise<void> {
    // One that has not yet begun would only show that it can be started.
    await this.runs();
    const { program } = this;
    program.signal('SIGKILL');
    await program.ended;
    this.life += 1;
    this.up = Promise.withResolvers();
    this.program = this.start();
    await this.runs();
  }

  /** Lets it ask nothing more; resolves when all it kept has been answered. */
  async comesToRest(): Promise<void> {
    await this.runs();
    this.program.signal('SIGUSR2');
    await Promise.race([this.quiet.promise, this.endedTooSoon()]);
  }

  async stop(): Promise<void> {
    await this.program.stop('SIGKILL');
  }

  private async runs(): Promise<void> {
    await Promise.race([this.up.promise, this.endedTooSoon()]);
  }

  private async endedTooSoon(): Promise<never> {
    const { program } = this;
    await program.ended;
    throw new HarnessFault(`${this.id} ended by itself:\n${program.lines.slice(-20).join('\n')}`);
  }

  private start(): Program {
    const { agent, secret, url, folder, compileCache, random, pace } = this.options;
    const { life } = this;
    const told = {
      url,
      hall: hallId,
      agent: agent.id,
      secret,
      outboxPath: join(folder, 'run', agent.id, 'outbox.sqlite'),
      seed: Math.floor(random.fork(`${agent.id} ${life}`).next() * 2 ** 31),
      life,
      services,
      windows: agent.windows,
      pace,
    };
    return startProgram({
      name: agent.id,
      args: [resolve(root, 'tests/crash/programs/agent.ts'), JSON.stringify(told)],
      folder,
      // Its standard output is for what it says to the ledger.
      env: { NODE_COMPILE_CACHE: compileCache, JIAOHAO_LOG: 'silent' },
      hear: ({ text }) => this.hear(text),
    });
  }

  private hear(text: string): void {
    const { ledger } = this.options;
    const line = said.safeParse(parse(text));
    // Half a line of one who was killed; whatever else it is, its sudden end tells of it.
    if (!line.success) return;
    switch (line.data.kind) {
      case 'up':
        this.foundKept += line.data.leftOver;
        this.up.resolve();
        break;
      case 'asked':
        ledger.asked(line.data.id, this.id, line.data.command, false);
        break;
      case 'kept':
        ledger.isKept(line.data.id);
        break;
      case 'told':
        ledger.told(line.data.answer, now());
        break;
      case 'quiet':
        this.quiet.resolve();
        break;
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
