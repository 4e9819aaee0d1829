import type { Bilingual, Refusal, TicketState } from '@jiaohao/shared';
import type { TicketView } from '../../../http/shapes/ticket.ts';
import { read } from '../../api.ts';

/** States in which somebody still waits for something to be done, as the duty manager reads them. */
export const openStateWords = {
  waiting: { zh: '等候', en: 'Waiting' },
  called: { zh: '已叫号', en: 'Called' },
  serving: { zh: '办理中', en: 'Serving' },
  held: { zh: '挂起', en: 'On hold' },
  transferred: { zh: '转办', en: 'Handed over' },
  interrupted: { zh: '中断', en: 'Interrupted' },
} as const satisfies Partial<Record<TicketState, Bilingual>>;
type OpenState = keyof typeof openStateWords;

const openStates: readonly OpenState[] = [
  'waiting',
  'called',
  'serving',
  'held',
  'transferred',
  'interrupted',
];

/** A ticket that is not finished. */
export interface OpenTicket {
  readonly ticket: string;
  readonly service: string;
  readonly state: OpenState;
  readonly issuedAt: number;
}

/** Every ticket that is not finished, in issue order; or why that is not known. */
export async function readOpenTickets(): Promise<readonly OpenTicket[] | Refusal> {
  const answers = await Promise.all(
    openStates.map(async (state) => ({
      state,
      said: await read<readonly TicketView[]>(`/tickets?state=${state}&limit=1000`),
    })),
  );
  const found: OpenTicket[] = [];
  for (const { state, said } of answers) {
    if (!said.ok) return said.refusal;
    for (const { ticket, service, issuedAt } of said.value) found.push({ ticket, service, state, issuedAt });
  }
  return found.sort((a, b) => a.issuedAt - b.issuedAt);
}
