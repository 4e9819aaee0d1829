import { hex, type Framer } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { TestPort } from '../../testing/test-port.ts';
import { settled, VirtualClock } from '../../testing/virtual-clock.ts';
import { Line, type Dialect, type LineOptions } from './line.ts';

const ack = hex('FF 68 03 03 68 01 01 0C 0E 16');
const display = hex('FF 68 08 08 68 01 02 0A 0A 0A 00 01 02 24 16');

function lineInTest(options: Partial<LineOptions> = {}) {
  const clock = new VirtualClock();
  const port = new TestPort();
  const line = new Line({
    baud: 9600,
    idleMs: 20,
    quietMs: 25,
    echoLateMs: 30,
    noise: { bytes: 10, withinMs: 60_000 },
    clock,
    keep: port.keep,
    ...options,
  });
  return { clock, port, line };
}

/** A protocol whose frames are two bytes: its own first byte, then anything. */
class TwoBytes implements Dialect {
  readonly heard: number[] = [];
  readonly #first: number;
  #held = false;
  skipped = 0;

  constructor(first: number) {
    this.#first = first;
  }

  get pending(): number {
    return this.#held ? 1 : 0;
  }

  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#held) {
        this.heard.push(byte);
        this.#held = false;
      } else if (byte === this.#first) this.#held = true;
      else this.skipped += 1;
    }
  }

  flush: Framer<never>['flush'] = () => {
    if (this.#held) this.skipped += 1;
    this.#held = false;
    return [];
  };
}

describe('one port, one owner', () => {
  it('given an idle line, when a display has something to say, then it is said at once', async () => {
    const { port, line } = lineInTest();
    port.plug();
    line.askTurn(() => display);
    expect(port.take()).toEqual([display]);
  });

  it('given half a frame has come, when this program is held up, then the rest that waits in the port still completes it', async () => {
    const { clock, port, line } = lineInTest();
    const dialect = new TwoBytes(0xaa);
    line.attach(dialect);
    port.plug();
    port.say(hex('AA'));
    await clock.holdUp(200);
    port.say(hex('07'));
    await settled();
    expect([dialect.heard, dialect.skipped]).toEqual([[7], 0]);
  });

  it('given half a frame has come and no more, when this program was held up, then it is given up soon after', async () => {
    const { clock, port, line } = lineInTest();
    const dialect = new TwoBytes(0xaa);
    line.attach(dialect);
    port.plug();
    port.say(hex('AA'));
    await clock.holdUp(200);
    await clock.pass(25);
    expect([dialect.pending, dialect.skipped]).toEqual([0, 1]);
  });

  it('given a device has just spoken, then displays wait until the line was idle for 20 ms', async () => {
    const { clock, port, line } = lineInTest();
    port.plug();
    port.say(hex('FF'));
    await settled();
    line.askTurn(() => display);
    await clock.pass(19);
    expect(port.take()).toEqual([]);
    await clock.pass(1);
    expect(port.take()).toEqual([display]);
  });

  it('given two displays wait, then the second waits for the first to be through and the line idle', async () => {
    const { clock, port, line } = lineInTest();
    port.plug();
    line.askTurn(() => display);
    line.askTurn(() => display);
    expect(port.take()).toHaveLength(1);
    // 15 bytes of 10 bits at 9600 baud take 15.6 ms.
    await clock.pass(35);
    expect(port.take()).toHaveLength(0);
    await clock.pass(1);
    expect(port.take()).toHaveLength(1);
  });

  it('given displays wait for an idle line, when a press is acknowledged, then the acknowledgement goes ahead of them', async () => {
    const { clock, port, line } = lineInTest();
    port.plug();
    port.say(hex('FF'));
    await settled();
    line.askTurn(() => display);
    line.writeNow(ack);
    expect(port.take()).toEqual([ack]);
    await clock.pass(100);
    expect(port.take()).toEqual([display]);
  });

  it('given nobody talks unasked, then a turn waits for nothing', () => {
    const { port, line } = lineInTest({ idleMs: 0 });
    port.plug();
    line.askTurn(() => display);
    line.askTurn(() => ack);
    expect(port.take()).toEqual([display, ack]);
  });

  it('given the adapter hears itself, then devices are heard and we are not', async () => {
    const { port, line } = lineInTest();
    const dialect = new TwoBytes(0x68);
    line.attach(dialect);
    port.hearsItself = true;
    port.plug();
    line.writeNow(hex('68 01'));
    port.say(hex('68 02'));
    await settled();
    expect(dialect.heard).toEqual([2]);
    expect(line.skipped).toBe(0);
  });

  it('given two protocols on one line, then only what neither takes is noise', async () => {
    const { clock, port, line } = lineInTest();
    const [one, other] = [new TwoBytes(0xff), new TwoBytes(0xa0)];
    line.attach(one);
    line.attach(other);
    port.plug();
    port.say(hex('FF 01 A0 02 11 FF 03 22'));
    await clock.pass(100);
    expect([one.heard, other.heard]).toEqual([[1, 3], [2]]);
    expect(line.skipped).toBe(2);
  });

  it('given half a frame and then silence, then the line is not deaf to the next frame', async () => {
    const { clock, port, line } = lineInTest();
    const dialect = new TwoBytes(0xff);
    line.attach(dialect);
    port.plug();
    port.say(hex('FF'));
    await clock.pass(30);
    port.say(hex('FF 07'));
    await settled();
    expect(dialect.heard).toEqual([7]);
    expect(line.skipped).toBe(1);
  });

  it('given a noisy cable, then it is told once, and once more when a minute was clean', async () => {
    const { clock, port, line } = lineInTest();
    const told: boolean[] = [];
    line.attach(new TwoBytes(0xff));
    line.listen({ noise: (noisy) => told.push(noisy) });
    port.plug();
    for (let i = 0; i < 5; i += 1) {
      port.say(hex('11 22 33 44'));
      await settled();
    }
    expect([told, line.isNoisy]).toEqual([[true], true]);
    await clock.pass(60_000);
    expect([told, line.isNoisy]).toEqual([[true, false], false]);
  });

  it('given an unplug, then who waited for a turn has lost it and is told when the port is back', async () => {
    const { clock, port, line } = lineInTest();
    const told: string[] = [];
    line.listen({ up: () => told.push('up'), down: (why) => told.push(why) });
    port.plug();
    port.say(hex('FF'));
    await settled();
    line.askTurn(() => display);
    port.unplug('gone');
    expect([line.isUp, line.missing]).toEqual([false, 'gone']);
    line.askTurn(() => display);
    line.writeNow(ack);
    port.plug();
    await clock.pass(1000);
    expect(port.take()).toEqual([]);
    expect(told).toEqual(['up', 'gone', 'up']);
    expect(line.missing).toBeNull();
  });
});
