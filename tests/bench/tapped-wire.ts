import { join } from 'node:path';
import { counterBus, escposPrinter, onbonBoard, stripBoard } from '@jiaohao/shared';
import type { LineConfig } from '../../hardware-sim/src/config.ts';
import { ptyWire } from '../../hardware-sim/src/wires/pty.ts';
import type { OpenWire } from '../../hardware-sim/src/wires/wire.ts';

/** A whole frame from a host, and when its last byte came out of the pty. */
export interface Heard {
  readonly link: string;
  readonly message: { readonly kind: string };
  /** `performance.now()` */
  readonly at: number;
}

type Read = (bytes: Uint8Array) => readonly { readonly kind: string }[];

/** Reads what a host says on a line, by the protocol of the devices on it; card readers have nothing to measure. */
function reading({ devices }: LineConfig): Read {
  const [first] = devices;
  const framer = () => {
    switch (first?.kind) {
      case 'printer':
        return escposPrinter.escposPrinterCodec(known(escposPrinter.models, first.model)).toDevice.framer();
      case 'keypad':
      case 'evaluator':
        return counterBus.counterBusCodec(known(counterBus.models, first.model)).toDevice.framer();
      case 'onbon-board':
        return onbonBoard.onbonBoardCodec(known(onbonBoard.models, first.model)).toDevice.framer();
      case 'strip-board':
        return stripBoard.stripBoardCodec(known(stripBoard.models, first.model)).toDevice.framer();
      case 'card-reader':
      case undefined:
        return null;
    }
  };
  const reader = framer();
  return reader === null ? () => [] : (bytes) => reader.push(bytes);
}

/** Ptys whose every frame from the host is told with its time, before the device behind it does anything. */
export function tappedWires(
  directory: string,
  lines: readonly LineConfig[],
  tell: (heard: Heard) => void,
): (link: string) => OpenWire {
  const readers = new Map(lines.map((line) => [line.link, reading(line)]));
  return (link) => (hear) =>
    ptyWire(join(directory, link))((bytes) => {
      const at = performance.now();
      hear(bytes);
      for (const message of readers.get(link)?.(bytes) ?? []) tell({ link, message, at });
    });
}

function known<M>(models: ReadonlyMap<string, M>, id: string): M {
  const model = models.get(id);
  if (model === undefined) throw new TypeError(`no model ${id}`);
  return model;
}
