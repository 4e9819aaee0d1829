import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { keptItsPromises, reportLines } from './report.ts';
import { serverUnderTest } from './server-under-test.ts';

/** A queue server that keeps its promises, unless it is told to break one. */
function queueServer(breaks: { doubleNumber?: boolean; doubleCall?: boolean; loses?: boolean }) {
  const waiting: string[] = [];
  let last = 0;
  return createServer((request, response) => {
    const answer = (body: object): void => void response.end(JSON.stringify(body));
    if (request.url === '/tickets') {
      last += 1;
      const number = `A${breaks.doubleNumber === true && last === 20 ? 19 : last}`;
      if (breaks.loses !== true || last !== 7) waiting.push(number);
      answer({ ticket: { number } });
      return;
    }
    const again = breaks.doubleCall === true && waiting.length === 5;
    if (again) breaks.doubleCall = false;
    const number = again ? waiting[0] : waiting.shift();
    answer(number === undefined ? { nobody: true } : { called: number });
  });
}

let close: (() => void) | undefined;
afterEach(() => close?.());

async function measured(breaks: Parameters<typeof queueServer>[0]) {
  const server = queueServer(breaks);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return compare(
    serverUnderTest.parse({
      url: `http://127.0.0.1:${address.port}`,
      issue: 'POST /tickets',
      issueBody: '{"id":"{n}"}',
      issueNumber: 'ticket.number',
      call: 'POST /windows/{window}/next',
      callNumber: 'called',
      tickets: '40',
      windows: '4',
      connections: '1,4',
    }),
  );
}

describe('measuring any queue server', () => {
  it('finds nothing wrong with one that gives each number once and calls it once', async () => {
    const comparison = await measured({});
    expect(comparison.ledger).toMatchObject({ givenOut: 80, called: 80, left: 0 });
    expect(keptItsPromises(comparison)).toBe(true);
    expect(comparison.runs.map(({ name, connections, answers }) => [name, connections, answers])).toEqual([
      ['issue', 1, 40],
      ['issue', 4, 40],
      // Each of the four windows asks three times in vain before it believes that nobody waits.
      ['call', 4, 92],
    ]);
  });

  it.each([
    {
      what: 'a number that two people hold',
      breaks: { doubleNumber: true },
      line: /same number twice 1 \(A19\)/,
    },
    {
      what: 'a ticket called at two windows',
      breaks: { doubleCall: true },
      line: /more than once 1 \(A\d+\)/,
    },
    { what: 'a ticket that is lost', breaks: { loses: true }, line: /never called 1$/ },
  ])('finds $what', async ({ breaks, line }) => {
    const comparison = await measured(breaks);
    expect(keptItsPromises(comparison)).toBe(false);
    expect(reportLines(comparison).join('\n')).toMatch(new RegExp(line.source, 'm'));
  });
});
