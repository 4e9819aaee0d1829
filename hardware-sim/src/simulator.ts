import type { Bench } from './bench.ts';
import { systemClock } from './clock.ts';
import { simulatorConfig, type SimulatorSettings } from './config.ts';
import { type HallOptions, openHall } from './hall.ts';
import { serveBench } from './http/server.ts';
import { keepLedger } from './ledger.ts';
import { createLoudspeaker } from './loudspeaker.ts';
import type { Stage } from './stage/stage.ts';

/** A running simulator: every device on its cable, and the bench over HTTP. */
export interface Simulator extends Bench {
  /** Of the bench and its interface: `http://127.0.0.1:8090`. */
  readonly address: string;
  /** Unplugs everything and closes the port. A stage is its owner's to close. */
  stop(): Promise<void>;
}

export interface SimulatorOptions extends HallOptions {
  /** The programs of the hall, to be shown and troubled at the bench as well. */
  readonly stage?: Pick<Stage, 'programs' | 'onChange'>;
}

const noStage: Bench['stage'] = { programs: new Map(), onChange: () => () => {} };

/** Starts a simulator. Rejects if a link or port cannot be had; then nothing stays open. */
export async function startSimulator(
  settings: SimulatorSettings,
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const config = simulatorConfig.parse(settings);
  const hall = await openHall(config, options);
  const { stage = noStage, clock = systemClock } = options;
  const loudspeaker = createLoudspeaker(clock, config.paced);
  const ledger = keepLedger({ hall, stage, loudspeaker });
  const bench: Bench = { hall, stage, loudspeaker, ledger };
  try {
    const http = await serveBench(bench, config.http);
    return {
      ...bench,
      address: http.address,
      async stop() {
        await http.close();
        ledger.close();
        await hall.close();
      },
    };
  } catch (error) {
    await hall.close();
    throw error;
  }
}
