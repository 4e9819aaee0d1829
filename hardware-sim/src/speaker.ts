import { parseArgs } from 'node:util';
import { benchClient } from './cli/bench-client.ts';

/**
 * Says a sentence through the loudspeaker of a running simulator, and ends when it has been said: what a display agent's
 * `voice.command` is on a machine with sound.
 */
const usage = 'usage: node hardware-sim/src/speaker.ts [--bench http://127.0.0.1:8090] <sentence>';
const { values, positionals } = parseArgs({
  options: { bench: { type: 'string', default: process.env['JIAOHAO_BENCH'] ?? 'http://127.0.0.1:8090' } },
  allowPositionals: true,
});
const text = positionals.join(' ');
if (text === '') fail(usage);
try {
  await benchClient(values.bench).post('/api/speaker', { text });
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(why: string): never {
  process.stderr.write(`speaker: ${why}\n`);
  process.exit(1);
}
