import type { Answer, Command, CommandMessage, KioskMenu, NumberLease, Roster } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';

/** A hub's end of the session for tests of one process: what was sent, and answers when the test says so. */
export interface TestHub {
  readonly session: Pick<
    Session,
    'send' | 'onAnswer' | 'subscribe' | 'online' | 'onOnline' | 'leftOver' | 'hubIsBusy' | 'onBusy'
  >;
  /** Everything sent in this run, and what was left over from the one before. */
  readonly sent: CommandMessage[];
  of<K extends Command['kind']>(kind: K): (CommandMessage & { command: Extract<Command, { kind: K }> })[];
  /** Answers the command with this id; to one answered before, nobody listens. */
  answer(id: string, answer: Answer): void;
  publish(menu: KioskMenu): void;
  lease(lease: NumberLease): void;
  roster(roster: Roster): void;
  /** The session is lost, or found again. */
  turn(online: boolean): void;
  /** It has no time for what was sent, or has again. */
  busy(busy: boolean): void;
}

/** Builds a hub that is online and has said nothing. `outbox` is the disk: what an earlier run had sent unanswered. */
export function testHub(
  outbox: CommandMessage[] = [],
  begins: { online: boolean } = { online: true },
): TestHub {
  const sent: CommandMessage[] = [...outbox];
  const leftOver = [...outbox];
  const listeners = new Set<(message: CommandMessage, answer: Answer) => void>();
  const onlineListeners = new Set<(online: boolean) => void>();
  const topics = new Map<string, (value: unknown) => void>();
  const busyListeners = new Set<(busy: boolean) => void>();
  let { online } = begins;
  let hubIsBusy = false;
  const publish = (end: string, value: unknown): void => {
    for (const [topic, listener] of topics) if (topic.endsWith(end)) listener(value);
  };
  return {
    sent,
    of: (kind) => sent.filter((each): each is never => each.command.kind === kind),
    session: {
      leftOver,
      send(command, options = {}) {
        const message = { id: options.id ?? 'made-by-session', bornAt: 0, command };
        sent.push(message);
        const isKept = options.keepForMs === undefined && outbox.every(({ id }) => id !== message.id);
        if (isKept) outbox.push(message);
        return new Promise(() => {});
      },
      onAnswer(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      subscribe(topic, schema, listener) {
        topics.set(topic, (value) => listener(schema.parse(value)));
      },
      get online() {
        return online;
      },
      onOnline(listener) {
        onlineListeners.add(listener);
        return () => onlineListeners.delete(listener);
      },
      get hubIsBusy() {
        return hubIsBusy;
      },
      onBusy(listener) {
        busyListeners.add(listener);
        return () => busyListeners.delete(listener);
      },
    },
    answer(id, answer) {
      const at = outbox.findIndex((each) => each.id === id);
      const message = outbox[at];
      if (message === undefined) throw new Error(`nothing with id ${id} waits for an answer`);
      for (const listener of listeners) listener(message, answer);
      outbox.splice(outbox.indexOf(message), 1);
    },
    publish: (menu) => publish('/menu', menu),
    lease: (lease) => publish('/numbers', lease),
    roster: (roster) => publish('/roster', roster),
    turn(isOnline) {
      online = isOnline;
      for (const listener of onlineListeners) listener(online);
    },
    busy(busy) {
      hubIsBusy = busy;
      for (const listener of busyListeners) listener(busy);
    },
  };
}
