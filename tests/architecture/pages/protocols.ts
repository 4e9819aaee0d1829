import {
  counterBus,
  escposPrinter,
  idCardReader,
  onbonBoard,
  stripBoard,
  type DeviceCodec,
} from '@jiaohao/shared';
import { readFileSync } from 'node:fs';
import type { Vector } from '../../../shared/src/testing/vectors.ts';
import { pathOf } from './page.ts';

/** A wire protocol and its page. */
export interface Protocol {
  readonly name: string;
  readonly page: string;
  readonly vectors: readonly Vector[];
  readonly models: ReadonlyMap<string, object>;
  /** What a vector's bytes are read as, by the model it names or the first one. */
  readonly read: (
    vector: Pick<Vector, 'direction' | 'model'>,
    bytes: Uint8Array,
  ) => { readonly kinds: readonly string[]; readonly skipped: number };
}

type Kinded = { readonly kind: string };

function protocol<M extends object, D extends Kinded, H extends Kinded>(
  name: string,
  models: ReadonlyMap<string, M>,
  codecFor: (model: M) => DeviceCodec<D, H>,
): Protocol {
  const text = readFileSync(pathOf(`shared/src/devices/${name}/vectors.json`), 'utf8');
  const vectors: readonly Vector[] = JSON.parse(text);
  return {
    name,
    page: `docs/protocols/${name}.md`,
    vectors,
    models,
    read({ direction, model: id }, bytes) {
      const model = id === undefined ? [...models.values()][0] : models.get(id);
      if (model === undefined) throw new Error(`${name} has no model ${String(id)}`);
      const codec = codecFor(model);
      const framer = direction === 'toDevice' ? codec.toDevice.framer() : codec.toHost.framer();
      const kinds = framer.push(bytes).map(({ kind }) => kind);
      return { kinds, skipped: framer.skipped + framer.pending };
    },
  };
}

/** Every protocol of `shared/src/devices`. */
export const protocols: readonly Protocol[] = [
  protocol('id-card-reader', idCardReader.models, idCardReader.idCardReaderCodec),
  protocol('escpos-printer', escposPrinter.models, escposPrinter.escposPrinterCodec),
  protocol('counter-bus', counterBus.models, counterBus.counterBusCodec),
  protocol('onbon-board', onbonBoard.models, onbonBoard.onbonBoardCodec),
  protocol('strip-board', stripBoard.models, stripBoard.stripBoardCodec),
];
