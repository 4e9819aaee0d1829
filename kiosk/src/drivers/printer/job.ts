import { concat, isLinkLost, type DeviceFault } from '@jiaohao/shared';
import type { PrinterLine } from './printer-line.ts';

/** What became of a ticket. `printed` only if the fence behind it was answered. */
export type PrintOutcome =
  { readonly printed: true } | { readonly printed: false; readonly faults: readonly DeviceFault[] };

/** Tells of faults that stop the printer, from now on; returns how to stop listening. */
export type OnStopped = (listener: (faults: readonly DeviceFault[]) => void) => () => void;

/** An outcome, and whether another answer to a fence may still be on its way. */
interface JobEnd {
  readonly outcome: PrintOutcome;
  readonly isClean: boolean;
}

/**
 * Puts a paper and the fence behind it on the wire and waits for the first of: the fence answered, the printer stopped,
 * the port gone, `fenceMs` passed with neither. A line that brings stray bytes may bring one that looks like the answer,
 * as any byte of noise may: then a second fence has to be answered too.
 */
export async function runJob(
  line: PrinterLine,
  { paper, fence }: { readonly paper: Uint8Array; readonly fence: Uint8Array },
  onStopped: OnStopped,
  fenceMs: number,
): Promise<JobEnd> {
  const outcome = Promise.withResolvers<PrintOutcome>();
  const strayBefore = line.skipped;
  let isClean = true;
  const stopFence = line.onFence(() => {
    if (isClean && line.skipped > strayBefore) {
      isClean = false;
      line.write(fence).catch(gone);
    } else outcome.resolve({ printed: true });
  });
  const stopFaults = onStopped((faults) => outcome.resolve({ printed: false, faults }));
  const gone = (): void => outcome.resolve({ printed: false, faults: ['unplugged'] });
  void line.ended.then(gone);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const written = async (): Promise<void> => {
    try {
      await line.write(concat(paper, fence));
      if (isOver) return;
      timer = setTimeout(
        () => outcome.resolve({ printed: false, faults: ['refuses-commands'] }),
        line.busyMs() + fenceMs,
      );
    } catch (error) {
      if (!isLinkLost(error)) throw error;
      gone();
    }
  };
  // Beside the wait: a port that takes no bytes must not keep what the status says from being heard.
  void written();
  const result = await outcome.promise;
  isOver = true;
  clearTimeout(timer);
  stopFence();
  stopFaults();
  return { outcome: result, isClean: isClean && result.printed };
}
