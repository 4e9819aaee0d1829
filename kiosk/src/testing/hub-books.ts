import { isDelivered, type Answer, type Command, type CommandMessage, type Delivery } from '@jiaohao/shared';
import { slip } from './invented.ts';

/** The hub's books: as much of its rules as a kiosk depends on. */
export class HubBooks {
  readonly tickets = new Map<string, { key: string | null; delivery: Delivery; open: boolean }>();
  /** Numbers that came twice, for two different tickets. */
  readonly twice: string[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #entered = new Set<string>();

  answerTo({ id, command }: CommandMessage): Answer {
    const first = this.#answers.get(id) ?? this.#decide(id, command);
    this.#answers.set(id, first);
    return first;
  }

  #decide(id: string, command: CommandMessage['command']): Answer {
    if (command.kind === 'issue') return this.#issue(id, command.member?.key ?? null);
    if (command.kind === 'reprint') return this.#shown(id, command.ticket, true);
    if (command.kind === 'back-enter-ticket') return this.#enter(id, command);
    const done: Answer = { id, outcome: 'accepted', result: { kind: 'done' } };
    if (command.kind !== 'confirm-delivery' && command.kind !== 'cancel') return done;
    const ticket = this.tickets.get(command.ticket);
    if (ticket === undefined) return this.#refused(id, 'unknown-ticket');
    if (command.kind === 'cancel') ticket.open = false;
    else if (!isDelivered(ticket.delivery)) ticket.delivery = command.delivery;
    return done;
  }

  #enter(id: string, entry: Extract<Command, { kind: 'back-enter-ticket' }>): Answer {
    const { ticket, issuedAt, delivery } = entry;
    const fact = `${ticket} ${issuedAt}`;
    if (this.#entered.has(fact)) return this.#refused(id, 'already-entered');
    this.#entered.add(fact);
    if (this.tickets.has(ticket)) this.twice.push(ticket);
    this.tickets.set(ticket, { key: entry.member?.key ?? null, delivery, open: true });
    return { id, outcome: 'accepted', result: { kind: 'done' } };
  }

  #issue(id: string, key: string | null): Answer {
    const theirs = this.#openOf(key);
    if (theirs !== null) return this.#shown(id, theirs, true);
    const ticket = `B${String(this.tickets.size + 1).padStart(3, '0')}`;
    this.tickets.set(ticket, { key, delivery: 'printing', open: true });
    return this.#shown(id, ticket, false);
  }

  #openOf(key: string | null): string | null {
    const [theirs] = [...this.tickets].filter(([, each]) => key !== null && each.open && each.key === key);
    return theirs?.[0] ?? null;
  }

  #shown(id: string, ticket: string, repeat: boolean): Answer {
    const delivery = this.tickets.get(ticket)?.delivery ?? 'printing';
    return {
      id,
      outcome: 'accepted',
      result: { kind: 'ticket', slip: { ...slip, ticket, delivery }, repeat },
    };
  }

  #refused(id: string, code: string): Answer {
    return { id, outcome: 'refused', refusal: { code, zh: '不行', en: 'no', digits: '701' } };
  }
}
