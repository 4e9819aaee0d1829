import { counterBus } from '@jiaohao/shared';
import { keypadTroubles } from '../../troubles/troubles.ts';
import type { ViewOf } from '../../views.ts';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import { commonView } from '../common-view.ts';
import { giveNerves, type Device, type Socket, troublesOf } from '../device.ts';
import { keysOf, type KeypadKey } from './keys.ts';
import { createPressing, type Pressing } from './press.ts';

/** A counter keypad and the clerk's finger on it. */
export interface Keypad extends Device {
  readonly kind: 'keypad';
  readonly keys: readonly KeypadKey[];
  /** Types one digit. */
  type(digit: number): void;
  /** Presses a function key, after these digits or those typed. False if it has no such key. */
  press(name: string, digits?: readonly number[]): boolean;
  /** Presses since the start. */
  readonly presses: number;
  view(): ViewOf<'keypad'>;
}

interface KeypadState {
  readonly address: number;
  readonly pressing: Pressing;
  display: counterBus.Positions;
  lamp: 'ok' | 'fail' | null;
  beeps: number;
}

/** The display is as long as this, and so is what can be typed: a staff number and a PIN. */
const mostDigits = 12;
/** How a keypad with the trouble repeats a press, whatever its model does. */
const stubborn = { afterMs: 150, times: 5 } as const;
const dark: counterBus.Positions = [null, null, null, null, null, null];

const habit = habitsOf<KeypadState, counterBus.ToDevice, counterBus.ToHost>();

const othersBusiness: Behaviour<KeypadState, counterBus.ToDevice, counterBus.ToHost> = (keypad, message) =>
  message.kind === 'overheard' || message.address !== keypad.address ? [] : null;

const habits = [
  othersBusiness,
  habit(['keyEcho', 'startEvaluation', 'gradeReply'], ({ pressing }, echo) => {
    pressing.hear(echo);
    return [];
  }),
  habit('display', (keypad, { positions }) => {
    keypad.display = positions;
    return [];
  }),
  habit('result', (keypad, { ok }) => {
    keypad.lamp = ok ? 'ok' : 'fail';
    return [];
  }),
  habit('beep', (keypad) => {
    keypad.beeps += 1;
    return [];
  }),
];

/** Builds a keypad at an address of the counter bus. */
export function createKeypad(socket: Socket, model: counterBus.Model, address: number): Keypad {
  const keys = keysOf(model);
  let typed: number[] = [];
  const state: KeypadState = {
    address,
    display: dark,
    lamp: null,
    beeps: 0,
    pressing: createPressing(
      socket.clock,
      () => (troubles.on.has('resends') ? stubborn : model.resend),
      (report) => nerves.say(report),
      () => socket.changed(),
    ),
  };
  const nerves = giveNerves(socket, counterBus.counterBusCodec(model), habits, () => state, {
    checksumFromEnd: model.tail ? 2 : 1,
  });
  const troubles = troublesOf(socket, nerves, {
    troubles: keypadTroubles,
    forget() {
      typed = [];
      Object.assign(state, { display: dark, lamp: null });
      state.pressing.giveUp();
    },
  });

  return {
    id: socket.id,
    kind: 'keypad',
    place: socket.place,
    troubles,
    keys,
    get presses() {
      return state.pressing.count;
    },
    type(digit) {
      if (nerves.tap.powered && typed.length < mostDigits) typed.push(digit);
      socket.changed();
    },
    press(name, digits) {
      const key = keys.find((one) => one.name === name || one.legend === name);
      if (key === undefined) return false;
      const report = { kind: 'keyPress' as const, address, digits: digits ?? typed, key: key.code };
      typed = [];
      state.lamp = null;
      state.pressing.press(report);
      return true;
    },
    view: () => ({
      kind: 'keypad',
      ...commonView(socket, model, troubles),
      address,
      display: [...state.display],
      typed: typed.join(''),
      lamp: state.lamp,
      beeps: state.beeps,
      press: pressView(state.pressing, keys),
      presses: state.pressing.count,
      keys: keys.map((key) => ({ ...key })),
    }),
  };
}

/** Longer than any ticket number: a log-in with its PIN, which is nobody else's business. */
const publicDigits = 3;

function pressView({ report, state }: Pressing, keys: readonly KeypadKey[]): ViewOf<'keypad'>['press'] {
  if (report?.kind !== 'keyPress' || state === null) return null;
  const digits = report.digits.length > publicDigits ? '••••' : report.digits.join('');
  const legend = keys.find(({ code }) => code === report.key)?.legend ?? '';
  return { keys: `${digits} ${legend}`.trim(), state };
}
