import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '@jiaohao/shared';
import { issue, temporaryFolder } from '../testing/hall.ts';
import { canMountDisks, hallOnSmallDisk, type HallOnSmallDisk, type Order } from '../testing/small-disk.ts';

const recall: Command = { kind: 'recall', window: 1 };
const callNext: Command = { kind: 'call-next', window: 1 };

describe.skipIf(!canMountDisks)('a disk that fills up', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let hall: HallOnSmallDisk;
  /** Ids of the commands that were acknowledged. */
  let acknowledged: string[];
  beforeEach(() => {
    folder = temporaryFolder();
    hall = hallOnSmallDisk('20m', folder.path);
    acknowledged = [];
  });
  afterEach(async () => {
    await hall.close();
    folder.remove();
  });

  const now = (order: Exclude<Order, { do: 'send' | 'let time pass' }>['do']) => hall.tell({ do: order });
  let sent = 0;
  async function send(command: Command, id = `command-${(sent += 1)}`): Promise<unknown> {
    const answer = await hall.tell({ do: 'send', command, id });
    if (answer !== 'disk-full' && answer !== 'not-recorded') acknowledged.push(id);
    return answer;
  }
  /** Sends the same until it is answered so; how often it was answered otherwise. */
  async function sendUntil(answer: string, command: Command): Promise<number> {
    for (let count = 0; ; count += 1) if ((await send(command)) === answer) return count;
  }

  it('takes on nothing new, goes on calling with its reserve, refuses when that is used up, and recovers by itself', async () => {
    for (let n = 0; n < 20; n += 1) await send(issue());
    expect(await now('room')).toBe('enough');
    await now('fill');

    await sendUntil('disk-full', issue());
    expect(await now('room')).toBe('reserve');
    const { issued } = z.object({ issued: z.number() }).parse(await now('look'));
    expect(await send(callNext)).toBe('A001');
    expect(await send(issue(), 'wish-for-a-number')).toBe('disk-full');

    await now('fill');
    await sendUntil('disk-full', recall);
    expect(await now('room')).toBe('none');
    expect(await send(callNext, 'press-in-vain')).toBe('disk-full');
    expect(await now('look')).toEqual({ issued, current: 'A001' });
    expect(await now('on disk')).toEqual(acknowledged);

    await now('make room');
    expect(await now('room')).toBe('none');
    expect(await hall.tell({ do: 'let time pass', ms: 5000 })).toBe('enough');
    expect(await send(callNext, 'press-in-vain')).toBe('A002');
    const next = `A${String(issued + 1).padStart(3, '0')}`;
    expect(await send(issue(), 'wish-for-a-number')).toBe(next);
    expect(await now('on disk')).toEqual(acknowledged);
    expect(await now('examine')).toEqual([]);
  });

  it('has a reserve that lasts for a thousand calls and more', async () => {
    await send(issue());
    await now('fill');
    await sendUntil('disk-full', issue());
    await send(callNext);
    for (let n = 0; n < 1000; n += 1) expect(await send(recall)).not.toBe('disk-full');
    expect(await now('room')).toBe('reserve');
  });

  it('lets the hub start, and serve who is here', async () => {
    await send(issue());
    await now('fill');
    expect(await now('restart')).toBe('reserve');
    expect(await send(issue())).toBe('disk-full');
    expect(await send(callNext)).toBe('A001');
    await now('make room');
    expect(await hall.tell({ do: 'let time pass', ms: 5000 })).toBe('enough');
    expect(await send(issue())).toBe('A002');
    expect(await now('examine')).toEqual([]);
  });
});
