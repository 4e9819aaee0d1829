import { simulatorConfig, type SimulatorSettings } from './config.ts';
import { type Hall, type HallOptions, openHall } from './hall.ts';
import { serveHall } from './http/server.ts';

/** A running simulator: every device on its cable, and the bench over HTTP. */
export interface Simulator {
  readonly hall: Hall;
  /** Of the bench and its interface: `http://127.0.0.1:8090`. */
  readonly address: string;
  /** Unplugs everything and closes the port. */
  stop(): Promise<void>;
}

/** Starts a simulator. Rejects if a link or port cannot be had; then nothing stays open. */
export async function startSimulator(
  settings: SimulatorSettings,
  options: HallOptions = {},
): Promise<Simulator> {
  const config = simulatorConfig.parse(settings);
  const hall = await openHall(config, options);
  try {
    const http = await serveHall(hall, config.http);
    return {
      hall,
      address: http.address,
      async stop() {
        await http.close();
        await hall.close();
      },
    };
  } catch (error) {
    await hall.close();
    throw error;
  }
}
