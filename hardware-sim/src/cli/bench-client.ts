import { refusalBody } from '../http/refusal.ts';

/** No simulator answers at that address. */
class NoSimulatorError extends Error {
  readonly code = 'no-simulator';
  override readonly name = 'NoSimulatorError';
}

/** The simulator will not do as asked; the message is its own sentence, Chinese and English. */
class NotDoneError extends Error {
  readonly code = 'not-done';
  override readonly name = 'NotDoneError';
}

/** Talks to a running simulator over HTTP. */
export interface BenchClient {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  delete(path: string): Promise<unknown>;
  /** The bytes of a picture. */
  picture(path: string): Promise<Uint8Array>;
}

/** A client for the simulator at `base` (`http://127.0.0.1:8090`). */
export function benchClient(base: string): BenchClient {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const asked = async (): Promise<Response> => fetch(new URL(path, base), init);
    const response = await asked().catch((): never => {
      throw new NoSimulatorError(
        `no simulator answers at ${base}; start one with "npm run sim -- --config hardware-sim/demo/sim.yaml", or name another with --bench`,
      );
    });
    if (response.ok) return response;
    throw new NotDoneError(sentenceOf(await response.text()));
  };
  return {
    get: async (path) => (await ask(path)).json(),
    async post(path, body) {
      const headers = { 'content-type': 'application/json' };
      return (await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    },
    delete: async (path) => (await ask(path, { method: 'DELETE' })).json(),
    picture: async (path) => new Uint8Array(await (await ask(path)).arrayBuffer()),
  };
}

function sentenceOf(body: string): string {
  try {
    const { error } = refusalBody.parse(JSON.parse(body));
    return `${error.zh}\n${error.en}`;
  } catch {
    return body;
  }
}
