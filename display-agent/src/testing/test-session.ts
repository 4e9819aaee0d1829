import type { Answer, Command, DeviceReport } from '@jiaohao/shared';
import type { SendOptions, Session } from '@jiaohao/shared/node';

/** The hub's end of a session, held by a test: what was sent and reported, and desired state put by hand. */
export class TestSession implements Session {
  readonly sent: { readonly command: Command; readonly options: SendOptions }[] = [];
  readonly reports: DeviceReport[] = [];
  readonly leftOver = [];
  readonly online = true;
  /** How the hub answers. */
  hub: (command: Command, id: string) => Promise<Answer> = (_command, id) =>
    Promise.resolve({ id, outcome: 'accepted', result: { kind: 'done' } });
  readonly #desired = new Map<string, (value: unknown) => void>();

  send(command: Command, options: SendOptions = {}): Promise<Answer> {
    this.sent.push({ command, options });
    return this.hub(command, options.id ?? 'none');
  }

  report(report: DeviceReport): void {
    this.reports.push(report);
  }

  subscribe: Session['subscribe'] = (topic, schema, listener) => {
    this.#desired.set(topic, (value) => listener(schema.parse(value)));
  };

  /** Retained desired state, as the hub publishes it. */
  publish(topic: string, value: unknown): void {
    const listener = this.#desired.get(topic);
    if (listener === undefined) throw new Error(`nobody subscribed to ${topic}`);
    listener(value);
  }

  /** The newest report of a device. */
  faultsOf(device: string): readonly string[] | undefined {
    return this.reports.findLast((report) => report.device === device)?.faults;
  }

  onAnswer(): () => void {
    return () => {};
  }

  onOnline(): () => void {
    return () => {};
  }

  onThrough(): () => void {
    return () => {};
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
