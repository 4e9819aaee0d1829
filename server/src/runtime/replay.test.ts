import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../domain/hall-day/snapshot.ts';
import { anyCourse } from '../testing/commands.ts';
import { gist, hallIn, handClock, issue, temporaryFolder } from '../testing/hall.ts';

describe('a restart', () => {
  it('finds the hall exactly as it was running, whatever happened that day', async () => {
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const folder = temporaryFolder();
        const before = await hallIn(folder.path);
        for (const [command, ms] of course) {
          before.clock.advance(ms);
          await before.send(command);
        }
        const ran = await before.hall.look(snapshotOf);
        await before.close();
        const after = await hallIn(folder.path, { clock: handClock(before.clock.now()) });
        const rebuilt = await after.hall.look(snapshotOf);
        await after.close();
        folder.remove();
        expect(rebuilt).toEqual(ran);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on with the next number', async () => {
    const folder = temporaryFolder();
    const before = await hallIn(folder.path);
    await before.send(issue());
    await before.close();
    const after = await hallIn(folder.path);
    expect(gist(await after.send(issue()))).toBe('A002');
    await after.close();
    folder.remove();
  });
});
