import type { DisplayEquipment } from './display-equipment.ts';
import { lineUsers, type LineUser } from './line-users.ts';
import { portKey, type EquipmentProblem } from './parts.ts';

/** What does not fit together in a display agent's equipment, one entry a problem. */
export function displayProblems(equipment: DisplayEquipment): EquipmentProblem[] {
  return [namesTwice, portsTwice, windowsTwice, linesUnknown, linesUnused, linesShared].flatMap((look) =>
    look(equipment),
  );
}

function namesTwice({ lines }: DisplayEquipment): EquipmentProblem[] {
  return lines.flatMap(({ name }, i) =>
    lines.findIndex((other) => other.name === name) < i
      ? [
          {
            path: ['lines', i, 'name'],
            message: `line ${name} stands here twice; expected another name`,
            zh: `端口名 ${name} 重复。`,
          },
        ]
      : [],
  );
}

function portsTwice({ lines }: DisplayEquipment): EquipmentProblem[] {
  return lines.flatMap(({ address }, i) => {
    const before = lines.slice(0, i).find((other) => portKey(other.address) === portKey(address));
    if (before === undefined) return [];
    return [
      {
        path: ['lines', i, 'address'],
        message: `line ${before.name} has the port ${address} already; expected another port`,
        zh: `${address} 已是端口 ${before.name} 的地址，一个端口只能写一次。`,
      },
    ];
  });
}

function windowsTwice({ windows }: DisplayEquipment): EquipmentProblem[] {
  return windows.flatMap(({ window }, i) =>
    windows.findIndex((other) => other.window === window) < i
      ? [
          {
            path: ['windows', i, 'window'],
            message: `window ${window} stands here twice; expected once`,
            zh: `${window}号窗口重复。`,
          },
        ]
      : [],
  );
}

function linesUnknown(equipment: DisplayEquipment): EquipmentProblem[] {
  const names = equipment.lines.map(({ name }) => name);
  return lineUsers(equipment)
    .filter(({ line }) => !names.includes(line))
    .map(({ line, path }) => ({
      path: [...path, 'line'],
      message: `there is no line ${line}; expected one of ${names.join(', ') || 'lines, which is empty'}`,
      zh: `没有名为 ${line} 的端口，请从端口列表中选择。`,
    }));
}

function linesUnused(equipment: DisplayEquipment): EquipmentProblem[] {
  const used = new Set(lineUsers(equipment).map(({ line }) => line));
  return equipment.lines.flatMap(({ name }, i) =>
    used.has(name)
      ? []
      : [
          {
            path: ['lines', i, 'name'],
            message: `no window uses line ${name}; expected a device, or no line`,
            zh: `没有窗口用端口 ${name}，请接上设备或删去。`,
          },
        ],
  );
}

function linesShared(equipment: DisplayEquipment): EquipmentProblem[] {
  const users = lineUsers(equipment);
  const bauds = new Map(equipment.lines.map(({ name, baud }) => [name, baud]));
  return users.flatMap((user, i) => {
    const before = users.slice(0, i).filter(({ line }) => line === user.line);
    return (
      before.map((other) => clash(other, user, bauds.get(user.line))).find((found) => found !== null) ?? []
    );
  });
}

/** Why `user` cannot share the line with `other`, which stands before it. */
function clash(other: LineUser, user: LineUser, baud: number | undefined): EquipmentProblem | null {
  const { path, line, window, address } = user;
  if (other.protocol === user.protocol && other.address === address)
    return {
      path: [...path, 'address'],
      message: `window ${other.window} has address ${address} on line ${line} already; expected another for window ${window}`,
      zh: `端口 ${line} 上的地址 ${address} 已归${other.window}号窗口，请另填一个。`,
    };
  if (baud === undefined && other.baud !== user.baud)
    return {
      path: [...path, 'model'],
      message: `this model speaks ${user.baud} baud, but window ${other.window} on line ${line} speaks ${other.baud}; give the line its baud, or use two lines`,
      zh: `这个型号用 ${user.baud} 波特，同一端口上${other.window}号窗口的用 ${other.baud} 波特；请填端口的波特率，或分成两个端口。`,
    };
  if (other.tail !== undefined && user.tail !== undefined && other.tail !== user.tail)
    return {
      path: [...path, 'model'],
      message: `keypads with and without the closing byte 16 cannot share line ${line}; use two lines`,
      zh: `帧尾有 16 和没有 16 的键盘不能共用端口 ${line}，请分成两个端口。`,
    };
  return null;
}
