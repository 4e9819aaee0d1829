import { type DeviceCodec, UnencodableError } from '../../codec/codec.ts';
import { createFramer } from '../../codec/scanner.ts';
import { type Body, encodeAnswer, encodeFrame, scanAnswer, scanFrame } from './frame.ts';
import { commands, type ToDevice, type ToHost } from './messages.ts';
import type { Model } from './models/index.ts';
import { decodeText, encodeText } from './text.ts';

function commandByte(command: number): number {
  if (Number.isInteger(command) && command >= 0 && command <= 0xff) return command;
  throw new UnencodableError(`A strip command is ${command}; 0 to 255 fit.`);
}

function bodyOf(message: ToDevice): Body {
  const { address } = message;
  if (message.kind === 'show') {
    return { address, command: commands.show, data: Uint8Array.from(encodeText(message.text)) };
  }
  if (message.kind === 'testAddress') {
    return { address, command: commands.testAddress, data: new Uint8Array(0) };
  }
  return { address, command: commandByte(message.command), data: message.data };
}

function readBody({ address, command, data }: Body): ToDevice {
  const text = command === commands.show ? decodeText(data) : undefined;
  if (text) return { kind: 'show', address, text };
  if (command === commands.testAddress && data.length === 0) return { kind: 'testAddress', address };
  return { kind: 'unexpected', address, command, data };
}

const readAnswer = (address: number): ToHost => ({ kind: 'ok', address });

/** The SLZC strip protocol as the given model speaks it. */
export function stripBoardCodec({ dataBytes, answerSlack }: Model): DeviceCodec<ToDevice, ToHost> {
  return {
    toDevice: {
      encode: (message) => encodeFrame(bodyOf(message), dataBytes),
      framer: (witness) => createFramer((held) => scanFrame(held, dataBytes, readBody), { witness }),
    },
    toHost: {
      encode: ({ address }) => encodeAnswer(address),
      framer: (witness) => createFramer((held) => scanAnswer(held, answerSlack, readAnswer), { witness }),
    },
  };
}
