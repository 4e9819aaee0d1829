import type { DeviceCodec } from '../../codec/codec.ts';
import { readOrder, readReport, writeBody } from './bodies.ts';
import { type Body, encodeFrame, scanFrame, tailTolerantFramer } from './frame.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';

function bodyOf(message: ToDevice | ToHost): Body {
  if (message.kind === 'unexpected') return message;
  return writeBody(message.kind === 'overheard' ? message.message : message);
}

/** The counter bus as the given model speaks it. On a bus of several models, any of them whose tail is that of the bus. */
export function counterBusCodec(
  { tail }: Pick<Model, 'tail'> = { tail: true },
): DeviceCodec<ToDevice, ToHost> {
  return {
    toDevice: {
      encode: (message) => encodeFrame(bodyOf(message), tail),
      framer: (witness) => tailTolerantFramer((held) => scanFrame(held, readOrder), tail, witness),
    },
    toHost: {
      encode: (message) => encodeFrame(bodyOf(message), tail),
      framer: (witness) => tailTolerantFramer((held) => scanFrame(held, readReport), tail, witness),
    },
  };
}
