import { lineUsers, type BoardEquipment, type DisplayEquipment, type KeypadEquipment } from '@jiaohao/shared';
import { deviceNames } from './device-names.ts';

/** One line with everything that hangs on it. Two that are written alike are the same, and are left alone. */
export interface LinePlan {
  readonly name: string;
  readonly address: string;
  readonly baud: number;
  readonly keypads: readonly { readonly window: number; readonly keypad: KeypadEquipment }[];
  readonly boards: readonly { readonly window: number; readonly board: BoardEquipment }[];
}

/** Every line of an agent's equipment. */
export function linePlans(equipment: DisplayEquipment): LinePlan[] {
  const users = lineUsers(equipment);
  return equipment.lines.map(({ name, address, baud }) => ({
    name,
    address,
    baud: baud ?? users.find(({ line }) => line === name)?.baud ?? 9600,
    keypads: equipment.windows.flatMap(({ window, keypad }) =>
      keypad?.line === name ? [{ window, keypad }] : [],
    ),
    boards: equipment.windows.flatMap(({ window, board }) =>
      board?.line === name ? [{ window, board }] : [],
    ),
  }));
}

/** What the devices on a line are called in the hall; the line itself is one if keypads hang on it. */
export function devicesOn({ name, keypads, boards }: LinePlan): string[] {
  return [
    ...(keypads.length > 0 ? [name] : []),
    ...keypads.flatMap(({ window, keypad }) => [
      deviceNames.keypad(window),
      ...(keypad.evaluator ? [deviceNames.evaluator(window)] : []),
    ]),
    ...boards.map(({ window }) => deviceNames.board(window)),
  ];
}

/** The windows that have something on a line. */
export const windowsOn = ({ keypads, boards }: LinePlan): number[] => [
  ...new Set([...keypads, ...boards].map(({ window }) => window)),
];

export const sameLine = (one: LinePlan, other: LinePlan): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
