import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, StaffNumber } from '@jiaohao/shared';
import type { Account } from '../../credentials/account.ts';
import type { Made } from '../../credentials/accounts.ts';
import type { App } from '../command-route.ts';
import type { HttpContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { refusalBody } from '../schemas.ts';
import { sessionOf } from '../sign-in/who.ts';

/** What every route for administrators may answer instead. */
export const adminRefusals = {
  400: refusalBody,
  401: refusalBody,
  403: refusalBody,
  404: refusalBody,
  409: refusalBody,
  507: refusalBody,
};

/** Lets nobody but administrators at the routes of this plugin. */
export function forAdministratorsOnly(app: App): void {
  app.addHook('preHandler', (request, reply, next) => {
    const session = sessionOf(request);
    if (session === null) refuse(reply, 'log-in-first');
    else if (!session.roles.includes('admin')) refuse(reply, 'not-allowed');
    else next();
  });
}

/** Who does it, for the records; behind {@link forAdministratorsOnly}. */
export function byWhom(request: FastifyRequest): Actor {
  const session = sessionOf(request);
  if (session === null) throw new Error('asked who it is where nobody is signed in');
  return { staff: session.staff };
}

type AccountContext = Pick<HttpContext, 'accounts' | 'doors' | 'sessions' | 'tellActs'>;

/** What was done is in the journal before its answer leaves, and sessions that it ends are over. */
async function settle({ sessions, tellActs }: AccountContext): Promise<void> {
  sessions.sweep();
  await tellActs();
}

export function viewOfAccount({ doors }: Pick<AccountContext, 'doors'>, account: Account) {
  return { ...account, lockedUntil: doors.lockedUntil(account.staff) };
}

/** Answers a change of an account with the account as it is now. */
export async function sendChanged(
  context: AccountContext,
  reply: FastifyReply,
  staff: StaffNumber,
): Promise<void> {
  context.sessions.hangUp(staff);
  await settle(context);
  const account = context.accounts.of(staff);
  if (account === null) refuse(reply, 'unknown-account');
  else void reply.send(viewOfAccount(context, account));
}

/** Answers with a secret that was made: told this once, and kept by nothing on the way. */
export async function sendMade(
  context: AccountContext,
  reply: FastifyReply,
  made: Made,
  as: (secret: string) => object,
): Promise<void> {
  if ('fault' in made) return refuse(reply, made.fault);
  await settle(context);
  void reply.header('cache-control', 'no-store').send(as(made.secret));
}
