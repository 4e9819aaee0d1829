import { onbonBoard, stripBoard } from '@jiaohao/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DeviceBench, deviceBench, type Host } from '../testing/device-bench.ts';
import type { Board } from './board.ts';

const lightsIn = (board: Board): string => board.view().dots.rows.join('').replaceAll('.', '');
const coloursIn = (board: Board): string => [...new Set(lightsIn(board))].sort().join('');

describe.each([...onbonBoard.models.values()])('a simulated Onbon board, model $id', (model) => {
  let bench: DeviceBench;
  let host: Host<onbonBoard.ToDevice, onbonBoard.ToHost>;
  let board: Board;
  beforeEach(async () => {
    bench = await deviceBench([
      { link: 'b', devices: [{ kind: 'onbon-board', id: 'b', window: 3, model: model.id }] },
    ]);
    host = bench.host('b', onbonBoard.onbonBoardCodec(model));
    board = bench.hall.at('board', { window: 3 })!;
  });
  const ask = (request: onbonBoard.Request, to = 1, reply = true) => host.say({ ...request, to, reply });
  const area = (more: Partial<onbonBoard.DynamicArea> = {}): onbonBoard.DynamicArea => ({
    id: 0,
    x: 0,
    y: 0,
    width: model.width,
    height: model.height,
    lineSpacing: 0,
    runMode: 'loop',
    timeoutSeconds: 0,
    horizontal: 'centre',
    vertical: 'middle',
    singleLine: false,
    wraps: true,
    displayMode: 'static',
    speed: 0,
    stayHalfSeconds: 0,
    text: [{ text: '请A012号到3号窗口', colour: 'red', font: null }],
    ...more,
  });
  const write = (...areas: onbonBoard.DynamicArea[]) => ask({ kind: 'updateAreas', remove: 'all', areas });
  const ack = [{ kind: 'ack', from: 1 }];

  it('given a call, then it acknowledges, and its lights show the words in their colour', async () => {
    expect(await write(area())).toEqual(ack);
    expect(board.view()).toMatchObject({ text: '请A012号到3号窗口', updates: 1 });
    expect(coloursIn(board)).toBe('r');
    await write(
      area({
        text: [
          { text: '请', colour: 'green', font: null },
          { text: '等', colour: 'yellow', font: null },
        ],
      }),
    );
    expect(coloursIn(board)).toBe('gy');
  });

  it('lights what is centred in the middle, and nothing outside its area', async () => {
    await write(area({ x: 64, width: 64, height: 16, text: [{ text: '窗口', colour: 'red', font: null }] }));
    const { rows } = board.view().dots;
    const lit = rows.flatMap((row, y) =>
      Array.from(row, (sign, x) => ({ sign, x, y })).filter(({ sign }) => sign !== '.'),
    );
    expect(Math.min(...lit.map(({ x }) => x))).toBeGreaterThanOrEqual(80);
    expect(Math.max(...lit.map(({ x }) => x))).toBeLessThan(112);
    expect(Math.max(...lit.map(({ y }) => y))).toBeLessThan(16);
  });

  it('given more text than fits, then it turns the pages as time goes', async () => {
    await write(
      area({
        stayHalfSeconds: 4,
        text: [{ text: '一二三四五六七八九十一二'.repeat(3), colour: 'red', font: null }],
      }),
    );
    const first = board.view().dots.rows;
    bench.clock.pass(2001);
    expect(board.view().dots.rows).not.toEqual(first);
    bench.clock.pass(2001);
    expect(board.view().dots.rows).toEqual(first);
  });

  it('given a power cut, then it answers nothing, and comes back dark', async () => {
    await write(area());
    await board.troubles.set('power-cut', true);
    expect(await ask({ kind: 'ping' })).toEqual([]);
    expect(lightsIn(board)).toBe('');
    await board.troubles.set('power-cut', false);
    expect(await ask({ kind: 'ping' })).toEqual(ack);
    expect(board.view().text).toBe('');
    expect(await ask({ kind: 'readStatus' })).toMatchObject([{ kind: 'status', status: { areas: [] } }]);
  });

  it('given it is busy, then it says so and shows what it showed', async () => {
    await write(area());
    await board.troubles.set('busy', true);
    const busy = [{ kind: 'nack', from: 1, code: onbonBoard.refusalCode('busy'), refusal: 'busy' }];
    expect(await write(area({ text: [] }))).toEqual(busy);
    expect(board.view().text).toBe('请A012号到3号窗口');
  });

  it('minds its own address and broadcasts, and answers only if asked to', async () => {
    expect(await ask({ kind: 'ping' }, 2)).toEqual([]);
    expect(await ask({ kind: 'ping' }, 0xfffe)).toEqual(ack);
    expect(await ask({ kind: 'updateAreas', remove: [], areas: [area()] }, 1, false)).toEqual([]);
    expect(board.view().text).toBe('请A012号到3号窗口');
  });

  it('switches off and on, forgets areas told to leave, and refuses what it does not know', async () => {
    await write(area());
    await ask({ kind: 'power', on: false });
    expect(lightsIn(board)).toBe('');
    await ask({ kind: 'power', on: true });
    expect(lightsIn(board)).not.toBe('');
    await ask({ kind: 'updateAreas', remove: [0], areas: [] });
    expect(lightsIn(board)).toBe('');
    await write(area({ runMode: 'vanish', timeoutSeconds: 5 }));
    bench.clock.pass(5001);
    expect(board.view().text).toBe('');
    const odd = { kind: 'unexpected', group: 0xa3, command: 0x77, data: new Uint8Array(0) } as const;
    expect(await ask(odd)).toMatchObject([{ kind: 'nack', refusal: 'unknown-command' }]);
  });
});

describe.each([...stripBoard.models.values()])('simulated strip screens on one line, model $id', (model) => {
  it('shows what its address is sent, answers, and is dark after a power cut', async () => {
    const strip = (window: number) => ({
      kind: 'strip-board' as const,
      id: `b-${window}`,
      window,
      address: window,
      model: model.id,
    });
    const bench = await deviceBench([{ link: 's', devices: [strip(7), strip(8)] }]);
    const host = bench.host('s', stripBoard.stripBoardCodec(model));
    const [seventh, eighth] = [
      bench.hall.at('board', { window: 7 })!,
      bench.hall.at('board', { window: 8 })!,
    ];
    expect(await host.say({ kind: 'testAddress', address: 8 })).toEqual([{ kind: 'ok', address: 8 }]);
    expect(await host.say({ kind: 'testAddress', address: 9 })).toEqual([]);

    const text = [
      { text: '请B007', colour: 'red' as const },
      { text: '号', colour: 'green' as const },
    ];
    expect(await host.say({ kind: 'show', address: 7, text })).toEqual([{ kind: 'ok', address: 7 }]);
    expect(seventh.view().text).toBe('请B007号');
    expect(coloursIn(seventh)).toBe('gr');
    expect(lightsIn(eighth)).toBe('');

    await seventh.troubles.set('power-cut', true);
    expect(await host.say({ kind: 'testAddress', address: 7 })).toEqual([]);
    await seventh.troubles.set('power-cut', false);
    expect(lightsIn(seventh)).toBe('');
  });
});
