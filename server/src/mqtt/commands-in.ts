import { z } from 'zod';
import { commandId, commandMessage, type AgentId, type Answer, type CommandMessage } from '@jiaohao/shared';
import type { Tally } from '@jiaohao/shared/node';
import type { Doors } from '../credentials/doors.ts';
import type { Hall } from '../runtime/hall.ts';
import { hubRefusal, type HubRefusalCode } from '../runtime/refusals.ts';
import { mayCommand, type AgentProfile } from './access.ts';
import type { Allowance } from './allowance.ts';

/** Sees what agents ask for. */
export interface CommandsWatch {
  /** A command was not taken on, because its agent had asked for too much already. */
  shed(): void;
}

export interface CommandsInOptions {
  readonly hall: Pick<Hall, 'submit'>;
  readonly doors: Pick<Doors, 'checkPin'>;
  readonly answer: (agent: AgentId, answer: Answer) => void;
  readonly allowance: Allowance;
  readonly tally: Pick<Tally, 'count'>;
  readonly watch: CommandsWatch;
}

const withId = z.object({ id: commandId });

/** Answers one command, once. */
type Reply = (answer: Answer) => void;

/** Takes agents' commands to the hall and its answers back. */
export function takeCommands(options: CommandsInOptions): (agent: AgentProfile, json: unknown) => void {
  const { hall, doors, answer, allowance, tally, watch } = options;
  /** Checking a PIN takes a while; what the same agent sends meanwhile must not overtake it. */
  const waitingForPin = new Map<AgentId, Promise<void>>();

  const refuse = (agent: AgentProfile, id: string, code: HubRefusalCode): void => {
    answer(agent.id, refusalOf(id, code));
  };
  const submit = (agent: AgentProfile, { id, command }: CommandMessage, reply: Reply): void => {
    void hall.submit({ id, command, actor: { agent: agent.id } }).then(reply);
  };
  const logIn = async (
    agent: AgentProfile,
    message: CommandMessage,
    clerk: string,
    reply: Reply,
  ): Promise<void> => {
    const { id, pin } = message;
    const verdict = pin === undefined ? 'wrong-pin' : await doors.checkPin(clerk, pin, agent.id);
    if (verdict === 'right') submit(agent, message, reply);
    else reply(refusalOf(id, verdict));
  };
  const decide = (agent: AgentProfile, message: CommandMessage, reply: Reply): void | Promise<void> => {
    if (message.command.kind === 'log-in') return logIn(agent, message, message.command.clerk, reply);
    submit(agent, message, reply);
  };
  const takeOn = (agent: AgentProfile, message: CommandMessage): void => {
    const { kind } = message.command;
    const answered = allowance.begin(agent.id);
    const reply: Reply = (given) => {
      answered();
      if (given.outcome === 'refused' && given.refusal.retryAfterSeconds !== undefined)
        allowance.shed(agent, kind);
      answer(agent.id, given);
    };
    const before = waitingForPin.get(agent.id);
    const work =
      before === undefined ? decide(agent, message, reply) : before.then(() => decide(agent, message, reply));
    if (work !== undefined) queueBehind(agent, work, answered);
  };

  const queueBehind = (agent: AgentProfile, work: Promise<void>, answered: () => void): void => {
    const settled = work
      .catch(() => {
        tally.count('PIN that could not be checked');
        answered();
      })
      .then(() => {
        if (waitingForPin.get(agent.id) === settled) waitingForPin.delete(agent.id);
      });
    waitingForPin.set(agent.id, settled);
  };

  return (agent, json) => {
    const checked = commandMessage.safeParse(json);
    if (!checked.success) {
      tally.count('malformed command');
      // A command newer than this hub is answered, or its sender would ask for ever.
      const known = withId.safeParse(json);
      if (known.success) refuse(agent, known.data.id, 'not-understood');
      return;
    }
    if (!mayCommand(agent, checked.data.command)) {
      tally.count('command an agent may not send');
      refuse(agent, checked.data.id, 'not-allowed');
      return;
    }
    if (allowance.takesOn(agent, checked.data.command.kind)) takeOn(agent, checked.data);
    else {
      watch.shed();
      refuse(agent, checked.data.id, 'busy');
    }
  };
}

const refusalOf = (id: string, code: HubRefusalCode): Answer => ({
  id,
  outcome: 'refused',
  refusal: hubRefusal(code),
});
