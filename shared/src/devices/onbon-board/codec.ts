import { type DeviceCodec, UnencodableError } from '../../codec/codec.ts';
import { createFramer } from '../../codec/scanner.ts';
import { readAnswer, writeAnswer } from './answers.ts';
import { encodeFrame, type Packet, scanFrame } from './frame.ts';
import type { ToDevice, ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { readRequest, writeRequest } from './requests.ts';

/** The address of whoever sends requests. */
const host = 0x8000;
/** Longest answer: a status with its areas takes 301 bytes, twice that if every byte is escaped. */
const longestAnswer = 1024;

function address(value: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= 0xffff && value !== host) return value;
  throw new UnencodableError(`A board's address is ${value}; 0 to 65535 without ${host} fit.`);
}

function encodeRequest({ to, reply, ...request }: ToDevice, model: Model): Uint8Array {
  const packet = { destination: address(to), source: host, data: writeRequest({ request, reply }, model) };
  const frame = encodeFrame(packet, model.deviceType);
  if (frame.length <= model.bufferBytes) return frame;
  throw new UnencodableError(
    `A request of ${frame.length} bytes; the board's receive buffer holds ${model.bufferBytes}. Shorten the text or send fewer areas at once.`,
  );
}

function readToDevice({ destination, data }: Packet, model: Model): ToDevice | undefined {
  const read = destination === host ? undefined : readRequest(data, model);
  return read && { ...read.request, to: destination, reply: read.reply };
}

function readToHost({ destination, source, data }: Packet): ToHost | undefined {
  const answer = destination === host ? readAnswer(data) : undefined;
  return answer && { ...answer, from: source };
}

/** The protocol of Onbon's character-library cards as the given model speaks it. */
export function onbonBoardCodec(model: Model): DeviceCodec<ToDevice, ToHost> {
  return {
    toDevice: {
      encode: (request) => encodeRequest(request, model),
      framer: (witness) =>
        createFramer((held) => scanFrame(held, (packet) => readToDevice(packet, model)), {
          limit: model.bufferBytes,
          witness,
        }),
    },
    toHost: {
      encode: ({ from, ...answer }) =>
        encodeFrame(
          { destination: host, source: address(from), data: writeAnswer(answer) },
          model.deviceType,
        ),
      framer: (witness) =>
        createFramer((held) => scanFrame(held, readToHost), { limit: longestAnswer, witness }),
    },
  };
}
