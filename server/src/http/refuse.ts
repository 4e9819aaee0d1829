import type { FastifyReply } from 'fastify';
import type { Answer, Refusal } from '@jiaohao/shared';
import { hubRefusal, hubRefusals, type HubRefusalCode } from '../runtime/refusals.ts';

const httpOfHub: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(hubRefusals).map(([code, { http }]) => [code, http]),
);

/** The status a refusal travels with: the hub's own as its table says, what is not there 404, the hall's rules 409. */
export function statusOf(code: string): number {
  return httpOfHub[code] ?? (code.startsWith('unknown-') ? 404 : 409);
}

/** Answers with a refusal of the hub. */
export function refuse(reply: FastifyReply, code: HubRefusalCode, what?: { zh: string; en: string }): void {
  sendRefusal(reply, hubRefusal(code, what));
}

/** Answers with the hall's answer to a command: accepted as it is, refused with its status. */
export function sendAnswer(reply: FastifyReply, answer: Answer): void {
  if (answer.outcome === 'refused') sendRefusal(reply, answer.refusal);
  else void reply.code(200).send(answer);
}

function sendRefusal(reply: FastifyReply, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', refusal.retryAfterSeconds);
  void reply.code(statusOf(refusal.code)).send(refusal);
}
