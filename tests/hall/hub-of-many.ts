import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { AgentAtTheWire } from './agent-at-the-wire.ts';
import { demoHall } from './hall-files.ts';
import { root, runProgram, startProgram, type Running } from './processes.ts';
import { zoneAtNoon } from './time-zones.ts';

const session = z.looseObject({ csrf: z.string() });
const enrolled = z.looseObject({ secret: z.string() });

/** What came of a request. */
export interface Came {
  readonly status: number;
  readonly body: unknown;
}
interface Sent {
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** One hub, a process, with several halls: each is the demonstration hall under a name of its own. */
export class HubOfMany {
  readonly directory: string;
  private hub: Running | null = null;

  private constructor(directory: string) {
    this.directory = directory;
  }

  static async open(...halls: string[]): Promise<HubOfMany> {
    const hub = new HubOfMany(mkdtempSync(join(tmpdir(), 'jiaohao-many-')));
    writeHub(hub.directory, halls);
    await hub.start();
    return hub;
  }

  get journal(): string {
    return join(this.directory, 'run/hub/journal.sqlite');
  }

  get mqtt(): string {
    return this.hub?.ready.mqtt ?? '';
  }

  /** What the hub wrote in its log since it started last. */
  get log(): string {
    return this.hub?.lines.join('\n') ?? '';
  }

  async start(): Promise<void> {
    this.hub = await startProgram('hub', 'server/src/main.ts', ['--config', 'hub.yaml'], this.directory);
  }

  /** A power cut for the hub alone. */
  async kill(): Promise<void> {
    this.hub?.signal('SIGKILL');
    await this.hub?.ended;
  }

  /** Runs a command of the hub's command line beside it. */
  run(...args: string[]): Promise<{ code: number | null; text: string }> {
    return runProgram('server/src/main.ts', [...args, '--config', 'hub.yaml'], this.directory);
  }

  hall(id: string): HallOfMany {
    return new HallOfMany(this, id);
  }

  /** Asks under a host name, as a browser does that was sent to the hub by it. */
  async asked(host: string, path: string, { method = 'GET', body, headers = {} }: Sent = {}) {
    const url = new URL(path, this.hub?.ready.http);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const asking = ask(url, { method, agent: false, headers: { ...headers, ...type, host } });
    asking.end(body === undefined ? undefined : JSON.stringify(body));
    const response = await new Promise<IncomingMessage>((take, fail) => {
      asking.on('response', take).on('error', fail);
    });
    const said: unknown = response.statusCode === 204 ? null : await json(response);
    return { status: response.statusCode ?? 0, body: said, cookies: response.headers['set-cookie'] ?? [] };
  }

  async close(): Promise<void> {
    await this.hub?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** One of its halls. */
export class HallOfMany {
  readonly host: string;
  private readonly hub: HubOfMany;
  private readonly id: string;

  constructor(hub: HubOfMany, id: string) {
    this.hub = hub;
    this.id = id;
    this.host = `${id}.fund.example`;
  }

  asks(path: string, sent?: Sent): Promise<Came> {
    return this.hub.asked(this.host, path, sent);
  }

  /** Somebody of its staff signs in with a one-time password, chooses their own, and signs in with that. */
  async signIn(staff: string): Promise<Record<string, string>> {
    const { text } = await this.hub.run('password', staff, '--hall', this.id);
    const old = /one-time password (?<secret>\S+)/.exec(text)?.groups?.['secret'] ?? '';
    const chosen = `${this.id} ${staff} horse battery`;
    const headers = await this.openSession(staff, old);
    const body = { old, new: chosen };
    await this.asks('/api/session/password', { method: 'POST', body, headers });
    return this.openSession(staff, chosen);
  }

  /** An agent of the hall takes its place with a new secret. */
  async agent(agent: string): Promise<AgentAtTheWire> {
    return this.agentWith(agent, await this.secretFor(agent));
  }

  /** The same with the secret it shows; rejects when it is not let in. */
  agentWith(agent: string, secret: string): Promise<AgentAtTheWire> {
    return AgentAtTheWire.at({ mqtt: this.hub.mqtt, hall: this.id, agent, secret });
  }

  /** A new secret of an agent. */
  async secretFor(agent: string): Promise<string> {
    const { text } = await this.hub.run('enroll', agent, '--hall', this.id);
    return enrolled.parse(JSON.parse(text)).secret;
  }

  private async openSession(staff: string, password: string): Promise<Record<string, string>> {
    const sent = { method: 'POST', body: { staff, password } };
    const { status, body, cookies } = await this.hub.asked(this.host, '/api/session', sent);
    if (status !== 200) throw new Error(`${staff} cannot sign in at ${this.host}: ${JSON.stringify(body)}`);
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    return { cookie, 'x-csrf-token': session.parse(body).csrf };
  }
}

function writeHub(directory: string, halls: readonly string[]): void {
  mkdirSync(join(directory, 'halls'));
  const demo = readFileSync(resolve(root, 'hardware-sim/demo/hall.yaml'), 'utf8');
  for (const id of halls) {
    const { timeZone: _zone, listen: _listen, data: _data, ...own } = demoHall.parse(parse(demo));
    own.hall.settings['misclickGuardSeconds'] = 0;
    writeFileSync(join(directory, `halls/${id}.yaml`), stringify({ ...own, hall: { ...own.hall, id } }));
  }
  const hub = {
    timeZone: zoneAtNoon(),
    listen: { http: { port: 0 }, mqtt: { port: 0 } },
    data: 'run/hub',
    halls: halls.map((id) => ({ file: `halls/${id}.yaml`, host: `${id}.fund.example` })),
  };
  writeFileSync(join(directory, 'hub.yaml'), stringify(hub));
}
