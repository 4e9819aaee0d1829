import type {
  BoardEquipment,
  DisplayEquipment,
  KeypadEquipment,
  LineEquipment,
  WindowEquipment,
} from '@jiaohao/shared';
import { replaced } from '../list.ts';

/** The port under another name; what hangs on it says so too. */
export function withLine(equipment: DisplayEquipment, at: number, line: LineEquipment): DisplayEquipment {
  const old = equipment.lines[at]?.name;
  const renamed = <Device extends { readonly line: string }>(device: Device): Device =>
    device.line === old ? { ...device, line: line.name } : device;
  return {
    lines: replaced(equipment.lines, at, line),
    windows: equipment.windows.map(({ window, keypad, board }) =>
      windowOf(window, keypad && renamed(keypad), board && renamed(board)),
    ),
  };
}

/** One more port, under a name that none has. */
export function withNewLine({ lines, windows }: DisplayEquipment): DisplayEquipment {
  const names = lines.map(({ name }) => name);
  let nth = lines.length + 1;
  while (names.includes(`port-${nth}`)) nth += 1;
  return { lines: [...lines, { name: `port-${nth}`, address: '' }], windows };
}

interface AtWindow {
  readonly keypad: KeypadEquipment | undefined;
  readonly board: BoardEquipment | undefined;
}

/** What hangs at a window from now on; a window with nothing is not spoken of. */
export function withWindow(
  { lines, windows }: DisplayEquipment,
  window: number,
  { keypad, board }: AtWindow,
): DisplayEquipment {
  const others = windows.filter((each) => each.window !== window);
  if (keypad === undefined && board === undefined) return { lines, windows: others };
  const at = windows.findIndex((each) => each.window === window);
  const now = windowOf(window, keypad, board);
  if (at >= 0) return { lines, windows: replaced(windows, at, now) };
  return { lines, windows: [...windows, now].sort((a, b) => a.window - b.window) };
}

function windowOf(
  window: number,
  keypad: KeypadEquipment | undefined,
  board: BoardEquipment | undefined,
): WindowEquipment {
  return { window, ...(keypad && { keypad }), ...(board && { board }) };
}

/** A keypad as the others of the agent are: on their line, of their model, at the number of its window. */
export function freshKeypad(
  { lines, windows }: DisplayEquipment,
  window: number,
  model: string,
): KeypadEquipment {
  const [other] = windows.flatMap(({ keypad }) => (keypad ? [keypad] : []));
  return {
    line: other?.line ?? lines[0]?.name ?? '',
    address: window,
    model: other?.model ?? model,
    evaluator: other?.evaluator ?? true,
  };
}

/** A board of a kind: strips share the line of others, a matrix board has one that nothing hangs on yet. */
export function freshBoard(
  { lines, windows }: DisplayEquipment,
  window: number,
  protocol: BoardEquipment['protocol'],
  model: string,
): BoardEquipment {
  const boards = windows.flatMap(({ board }) => (board?.protocol === protocol ? [board] : []));
  const used = new Set(windows.flatMap(({ keypad, board }) => [keypad?.line, board?.line]));
  const free = lines.find(({ name }) => !used.has(name))?.name;
  const kin = boards[0]?.line;
  const line = (protocol === 'strip' ? (kin ?? free) : free) ?? lines[0]?.name ?? '';
  return { protocol, line, address: protocol === 'strip' ? window : 1, model: boards[0]?.model ?? model };
}
