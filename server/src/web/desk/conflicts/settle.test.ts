import { expect, it } from 'vitest';
import type { Said } from '../../api.ts';
import type { CommandResult, Refusal } from '@jiaohao/shared';
import { settle } from './settle.ts';

const refusal = (code: string): Refusal => ({ code, zh: code, en: code, digits: '700' });
const steps = [{ path: '/tickets/B801/cancel', body: {} }];

/** A hub that answers each path with a code of refusal, or accepts it; and what it was sent. */
function hub(answers: Readonly<Record<string, string>>) {
  const sent: string[] = [];
  const act = (_: string, path: string): Promise<Said<CommandResult>> => {
    sent.push(path);
    const code = answers[path];
    return Promise.resolve(
      code === undefined ? { ok: true, value: { kind: 'done' } } : { ok: false, refusal: refusal(code) },
    );
  };
  return { sent, act };
}

it('given all is accepted, then the line is taken off last', async () => {
  const { sent, act } = hub({});
  expect(await settle('c1', steps, '核对', act)).toBeNull();
  expect(sent).toEqual(['/tickets/B801/cancel', '/conflicts/c1/resolve']);
});

it('given a step is refused, then the line stays, and why is told', async () => {
  const { sent, act } = hub({ '/tickets/B801/cancel': 'ticket-ended' });
  expect(await settle('c1', steps, '核对', act)).toMatchObject({ code: 'ticket-ended' });
  expect(sent).toEqual(['/tickets/B801/cancel']);
});

it('given it is in the books already, or the line is gone already, then nothing is wrong', async () => {
  const { act } = hub({
    '/tickets/B801/cancel': 'already-entered',
    '/conflicts/c1/resolve': 'unknown-conflict',
  });
  expect(await settle('c1', steps, '核对', act)).toBeNull();
  const away = hub({ '/conflicts/c1/resolve': 'no-answer' });
  expect(await settle('c1', [], '核对', away.act)).toMatchObject({ code: 'no-answer' });
});
