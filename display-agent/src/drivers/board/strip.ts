import { stripBoard, type DeviceCodec } from '@jiaohao/shared';
import { stripProfile } from '../../domain/board-profile.ts';
import type { BoardCommand } from '../../domain/plan-board.ts';
import type { AskingLine } from './asking-line.ts';
import type { BoardDriver, BoardOutcome } from './board-driver.ts';
import { fittingBytes } from './fitting-bytes.ts';

export interface StripOptions {
  readonly line: AskingLine<stripBoard.ToHost>;
  readonly address: number;
  readonly model: stripBoard.Model;
}

/** Drives one SLZC strip screen; several may share a line, with or without keypads on it. */
export function stripDriver({ line, address, model }: StripOptions): BoardDriver {
  const codec: DeviceCodec<stripBoard.ToDevice, stripBoard.ToHost> = stripBoard.stripBoardCodec(model);
  const ask = async (request: stripBoard.ToDevice): Promise<BoardOutcome> => {
    const bytes = fittingBytes(codec.toDevice, request);
    if (bytes === null) return { refusedFor: 'refuses-commands' };
    const reply = await line.ask({
      bytes,
      deviceMs: model.timeoutMs,
      answeredBy: (heard) => heard.address === address,
    });
    return typeof reply === 'string' ? reply : 'done';
  };
  return {
    profile: stripProfile(model),
    perform: (command) => ask(requestFor(command, address)),
    ping: () => ask({ kind: 'testAddress', address }),
  };
}

/** What a strip is asked for one step of a plan. A space is the darkest text there is. */
function requestFor(command: BoardCommand, address: number): stripBoard.ToDevice {
  if (command.kind === 'blank' || command.sign.text === '')
    return { kind: 'show', address, text: [{ text: ' ', colour: 'red' }] };
  return { kind: 'show', address, text: [{ text: command.sign.text, colour: command.sign.colour }] };
}
