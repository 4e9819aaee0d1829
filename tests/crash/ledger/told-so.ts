import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '@jiaohao/shared';
import type { KeptAnswer } from '../../../server/src/store/journal.ts';

/** Whether an answer somebody heard is the one that was kept; of a sentence the journal keeps only what it is made of. */
export function isToldSo(kept: KeptAnswer, answer: Answer): boolean {
  return isDeepStrictEqual(heardFacts(answer, kept), kept);
}

/** An answer with its words taken off, where what was kept has none. */
function heardFacts(answer: Answer, kept: KeptAnswer): unknown {
  if (answer.outcome === 'refused') {
    const { code, ...said } = answer.refusal;
    return { kind: 'refused', code, said: kept.kind === 'refused' && kept.said === null ? null : said };
  }
  const { result } = answer;
  if (result.kind === 'done') return { kind: 'done' };
  if (result.kind === 'called') {
    const { zh, en, ...reason } = result.reason;
    return zh === '' || en === '' ? null : { ...result, reason };
  }
  const { ticket, service, class: of, windows, ahead, issuedAt, delivery } = result.slip;
  const wait = kept.kind === 'ticket' ? waitAsKept(result.slip.wait?.minutes, kept.slip.wait) : null;
  const slip = { ticket, service, class: of, windows, ahead, wait, issuedAt, delivery };
  return { kind: 'ticket', slip, repeat: result.repeat };
}

/** The minutes that were heard, with the figures they rest on, which are in words on a slip. */
function waitAsKept(minutes: number | undefined, kept: object | null): object | null {
  return minutes === undefined ? null : { ...kept, minutes };
}
