import { closeSync, readdirSync, readlinkSync } from 'node:fs';

/*
 * Loaded before a program of the stage. On Linux a child inherits the host's ends of the pseudo-terminals that are open in
 * the process that starts it: it would hold every cable plugged in, whatever is pulled at the bench.
 */
if (process.platform === 'linux')
  for (const fd of readdirSync('/proc/self/fd').map(Number)) if (isMaster(fd)) closeSync(fd);

function isMaster(fd: number): boolean {
  try {
    return /^\/dev\/(?:pts\/)?ptmx$/.test(readlinkSync(`/proc/self/fd/${fd}`));
  } catch {
    // The one that was open for reading the list.
    return false;
  }
}
