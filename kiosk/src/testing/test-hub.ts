import type { Answer, Command, CommandMessage, KioskMenu } from '@jiaohao/shared';
import type { Session } from '@jiaohao/shared/node';

/** A hub's end of the session for tests of one process: what was sent, and answers when the test says so. */
export interface TestHub {
  readonly session: Pick<Session, 'send' | 'onAnswer' | 'subscribe' | 'online' | 'onOnline'>;
  readonly sent: CommandMessage[];
  of<K extends Command['kind']>(kind: K): (CommandMessage & { command: Extract<Command, { kind: K }> })[];
  /** Answers the command with this id. */
  answer(id: string, answer: Answer): void;
  publish(menu: KioskMenu): void;
}

/** Builds a hub that is online and has said nothing. */
export function testHub(): TestHub {
  const sent: CommandMessage[] = [];
  const listeners = new Set<(message: CommandMessage, answer: Answer) => void>();
  let menus: (value: KioskMenu) => void = () => {};
  return {
    sent,
    of: (kind) => sent.filter((each): each is never => each.command.kind === kind),
    session: {
      send(command, options = {}) {
        sent.push({ id: options.id ?? 'made-by-session', bornAt: 0, command });
        return new Promise(() => {});
      },
      onAnswer(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      subscribe(_topic, schema, listener) {
        menus = (value) => listener(schema.parse(value));
      },
      online: true,
      onOnline: () => () => {},
    },
    answer(id, answer) {
      const message = sent.find((each) => each.id === id);
      if (message === undefined) throw new Error(`nothing was sent with id ${id}`);
      for (const listener of listeners) listener(message, answer);
    },
    publish: (menu) => menus(menu),
  };
}
