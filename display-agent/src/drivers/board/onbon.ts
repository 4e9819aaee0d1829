import { onbonBoard, type DeviceCodec } from '@jiaohao/shared';
import { onbonProfile } from '../../domain/board-profile.ts';
import type { BoardCommand, Sign } from '../../domain/plan-board.ts';
import type { AskingLine } from './asking-line.ts';
import type { BoardDriver, BoardOutcome } from './board-driver.ts';
import { fittingBytes } from './fitting-bytes.ts';

type Model = onbonBoard.Model;
type Request = onbonBoard.Request;

export interface OnbonOptions {
  readonly line: AskingLine<onbonBoard.ToHost>;
  /** The card's own address, 1 unless someone changed it. */
  readonly address: number;
  readonly model: Model;
}

/** A ping changes nothing and is answered at once; a board that takes longer is as good as silent. */
const longestPingMs = 1000;
/** The one area of a window board. */
const areaId = 0;
const font = { 16: 16, 24: 24, 32: 32 } as const;
/** Speed of movement, 0 fast … 24 slow. */
const speeds = { rollIn: 2, scroll: 6 } as const;
/** Half seconds a page stays before a long text runs on. */
const stay = { still: 0xff, scrolling: 0 } as const;

/** Drives one Onbon character-library card. */
export function onbonDriver({ line, address, model }: OnbonOptions): BoardDriver {
  const codec: DeviceCodec<onbonBoard.ToDevice, onbonBoard.ToHost> = onbonBoard.onbonBoardCodec(model);
  const ask = async (request: Request, deviceMs: number): Promise<BoardOutcome> => {
    const bytes = fittingBytes(codec.toDevice, { ...request, to: address, reply: true });
    if (bytes === null) return { refusedFor: 'refuses-commands' };
    const reply = await line.ask({
      bytes,
      deviceMs,
      answeredBy: (heard) => heard.from === address && (heard.kind === 'ack' || heard.kind === 'nack'),
    });
    return typeof reply === 'string' ? reply : outcomeOf(reply);
  };
  return {
    profile: onbonProfile(model),
    perform: (command) => ask(requestFor(command, model), model.timeoutMs),
    ping: () => ask({ kind: 'ping' }, Math.min(model.timeoutMs, longestPingMs)),
  };
}

/** What a card is asked for one step of a plan. */
function requestFor(command: BoardCommand, model: Model): Request {
  if (command.kind === 'blank' || command.sign.text === '')
    return { kind: 'updateAreas', remove: 'all', areas: [] };
  return {
    kind: 'updateAreas',
    remove: command.wipe ? 'all' : [],
    areas: [areaFor(command.sign, command.entrance, model)],
  };
}

function areaFor(sign: Sign, entrance: 'at-once' | 'roll-in', model: Model): onbonBoard.DynamicArea {
  const still = entrance === 'roll-in' ? 'up' : 'static';
  return {
    id: areaId,
    x: 0,
    y: 0,
    width: model.width,
    height: model.height,
    lineSpacing: 0,
    // A still page stays; a text that runs through begins anew.
    runMode: sign.scrolls ? 'loop' : 'stop',
    timeoutSeconds: 0,
    horizontal: sign.scrolls ? 'left' : 'centre',
    vertical: 'middle',
    singleLine: !sign.wraps,
    wraps: sign.wraps,
    displayMode: sign.scrolls ? 'left' : still,
    speed: sign.scrolls ? speeds.scroll : speeds.rollIn,
    stayHalfSeconds: sign.scrolls ? stay.scrolling : stay.still,
    text: [{ text: sign.text, colour: sign.colour, font: { face: 'song', size: fontSize(sign.pixels) } }],
  };
}

function fontSize(pixels: number): onbonBoard.Font['size'] {
  if (pixels >= font[32]) return font[32];
  return pixels >= font[24] ? font[24] : font[16];
}

function outcomeOf(reply: onbonBoard.ToHost): BoardOutcome {
  if (reply.kind !== 'nack') return 'done';
  if (reply.refusal === 'busy') return 'busy';
  const [fault = 'refuses-commands'] = onbonBoard.faultsOf(reply);
  return fault === 'cable-noise' ? 'garbled' : { refusedFor: fault };
}
