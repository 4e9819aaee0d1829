import { startsWith } from '../../codec/bytes.ts';
import { readOrder, writeBody } from './bodies.ts';
import { encodeFrame } from './frame.ts';
import { commands, type Order, type Report } from './messages.ts';

/**
 * The acknowledgement of what a device sent. Of key 0B it is `startEvaluation`, byte for byte: who acknowledges that key
 * starts the evaluator at that address, on every model.
 */
export function echoOf(report: Report): Order {
  const body = writeBody(report);
  const echo = readOrder({ ...body, command: commands.keys });
  if (echo.kind === 'unexpected' || echo.kind === 'overheard')
    throw new TypeError(`no echo of ${report.kind}`);
  return echo;
}

/** True if an order is, byte for byte, the acknowledgement of what a device sent. */
export function acknowledges(order: Order, report: Report): boolean {
  const [sent, awaited] = [encodeFrame(writeBody(order)), encodeFrame(writeBody(echoOf(report)))];
  return sent.length === awaited.length && startsWith(sent, awaited);
}
