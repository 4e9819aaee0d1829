import type { Answer, Command, CommandMessage, DeviceReport } from '@jiaohao/shared';
import { HubSilentError, OutboxError, type SendOptions, type Session } from '@jiaohao/shared/node';

/** The hub's end of a session, held by a test: what was sent and reported, and desired state put by hand. */
export class TestSession implements Session {
  readonly sent: { readonly command: Command; readonly options: SendOptions }[] = [];
  readonly reports: DeviceReport[] = [];
  /** Devices that are there no more. */
  readonly forgotten: string[] = [];
  readonly told: { readonly topic: string; readonly value: unknown }[] = [];
  readonly leftOver: readonly CommandMessage[];
  online = true;
  readonly hubIsBusy = false;
  /** Nothing can be kept for the hub. */
  diskIsFull = false;
  /** How the hub answers. */
  hub: (command: Command, id: string, options?: SendOptions) => Promise<Answer> = (_command, id) =>
    Promise.resolve({ id, outcome: 'accepted', result: { kind: 'done' } });
  readonly #desired = new Map<string, (value: unknown) => void>();
  readonly #onlineListeners: ((online: boolean) => void)[] = [];
  readonly #throughListeners: (() => void)[] = [];

  constructor(leftOver: readonly Command[] = []) {
    this.leftOver = leftOver.map((command, i) => ({ id: `left-over-${i}`, bornAt: i, command }));
  }

  send(command: Command, options: SendOptions = {}): Promise<Answer> {
    if (this.diskIsFull && options.keepForMs === undefined) throw new OutboxError('the disk is full');
    this.sent.push({ command, options });
    return this.hub(command, options.id ?? 'none', options);
  }

  onBusy(): () => void {
    return () => {};
  }

  report(report: DeviceReport): void {
    this.reports.push(report);
  }

  forget(device: string): void {
    this.forgotten.push(device);
  }

  tell(topic: string, value: unknown, _qos: 0 | 1, passed: () => void = () => {}): void {
    this.told.push({ topic, value });
    passed();
  }

  subscribe: Session['subscribe'] = (topic, schema, listener) => {
    this.#desired.set(topic, (value) => listener(schema.parse(value)));
  };

  unsubscribe(topic: string): void {
    this.#desired.delete(topic);
  }

  /** Whether anybody listens to a topic. */
  hears(topic: string): boolean {
    return this.#desired.has(topic);
  }

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

  onOnline(listener: (online: boolean) => void): () => void {
    this.#onlineListeners.push(listener);
    return () => {};
  }

  onThrough(listener: () => void): () => void {
    this.#throughListeners.push(listener);
    return () => {};
  }

  /** The hub vanishes: sent commands are not answered. */
  lose(): void {
    this.online = false;
    this.hub = (_command, _id, { signal } = {}) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new HubSilentError('away'))),
      );
    for (const listener of this.#onlineListeners) listener(false);
  }

  /** The hub is there again; it has not heard yet what was done without it. */
  find(): void {
    this.online = true;
    for (const listener of this.#onlineListeners) listener(true);
  }

  /** It has heard all of it. */
  hear(): void {
    for (const listener of this.#throughListeners) listener();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
