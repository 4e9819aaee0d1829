import { z } from 'zod';
import type { Bench } from '../bench.ts';
import { ledgerView, sentenceView } from '../views.ts';
import type { Routes } from './app.ts';

const sentence = z.object({ text: z.string().min(1).max(500) });
const since = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** The loudspeaker, and the ledger of everything seen and heard. */
export const hearingRoutes =
  ({ loudspeaker, ledger }: Bench): Routes =>
  (app, _options, done) => {
    app.get(
      '/api/speaker',
      { schema: { response: { 200: z.object({ sentences: z.array(sentenceView) }) } } },
      () => ({ sentences: [...loudspeaker.sentences] }),
    );
    app.post(
      '/api/speaker',
      { schema: { body: sentence, response: { 200: sentenceView } } },
      ({ body }, reply) => {
        const speaker = new AbortController();
        // Who hangs up falls silent.
        reply.raw.once('close', () => speaker.abort());
        return loudspeaker.say(body.text, speaker.signal);
      },
    );
    app.get('/api/ledger', { schema: { querystring: since, response: { 200: ledgerView } } }, ({ query }) =>
      ledger.after(query.after),
    );
    done();
  };
