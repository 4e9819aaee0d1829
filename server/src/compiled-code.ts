import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** Beside the packages, where whoever may write could change the program itself as well. */
const folder = join(import.meta.dirname, '../../node_modules/.cache/jiaohao');

/**
 * From here on what is loaded comes compiled, as the start before this one left it: half of a start is compiling. Where
 * the folder cannot be written each start compiles for itself.
 */
export function takeCompiledCode(): void {
  enableCompileCache(folder);
}

/** Leaves what is compiled by now for the next start; a hub that is killed does not come to it at its end. */
export function leaveCompiledCode(): void {
  flushCompileCache();
}
