import type { z } from 'zod';
import type { AgentFile } from './agent-file.ts';
import { lineUsers, type LineUser } from './line-users.ts';

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type File = Pick<AgentFile, 'lines' | 'windows'>;

/** For `superRefine`: what has to hold between the parts of a display agent's file, one issue a problem. */
export function checkAcross(
  file: File,
  report: { addIssue: (issue: z.core.$ZodSuperRefineIssue) => void },
): void {
  const problems = [...windowsTwice(file), ...linesUnknown(file), ...linesUnused(file), ...linesShared(file)];
  for (const { path, message } of problems) report.addIssue({ code: 'custom', path: [...path], message });
}

function windowsTwice({ windows }: File): Problem[] {
  return windows.flatMap(({ window }, i) =>
    windows.findIndex((other) => other.window === window) < i
      ? [{ path: ['windows', i, 'window'], message: `window ${window} stands here twice; expected once` }]
      : [],
  );
}

function linesUnknown(file: File): Problem[] {
  return lineUsers(file)
    .filter(({ line }) => file.lines[line] === undefined)
    .map(({ line, path }) => ({
      path: [...path, 'line'],
      message: `there is no line ${line}; expected one of ${Object.keys(file.lines).join(', ') || 'lines, which is empty'}`,
    }));
}

function linesUnused(file: File): Problem[] {
  const used = new Set(lineUsers(file).map(({ line }) => line));
  return Object.keys(file.lines)
    .filter((name) => !used.has(name))
    .map((name) => ({
      path: ['lines', name],
      message: `no window uses this line; expected a device, or no line`,
    }));
}

function linesShared(file: File): Problem[] {
  const users = lineUsers(file);
  return users.flatMap((user, i) => {
    const before = users.slice(0, i).filter(({ line }) => line === user.line);
    return (
      before
        .map((other) => clash(other, user, file.lines[user.line]?.baud))
        .find((found) => found !== null) ?? []
    );
  });
}

/** Why `user` cannot share the line with `other`, which stands before it in the file. */
function clash(other: LineUser, user: LineUser, baud: number | undefined): Problem | null {
  const { path, line, window, address } = user;
  if (other.protocol === user.protocol && other.address === address)
    return {
      path: [...path, 'address'],
      message: `window ${other.window} has address ${address} on line ${line} already; expected another for window ${window}`,
    };
  if (baud === undefined && other.baud !== user.baud)
    return {
      path: [...path, 'model'],
      message: `this model speaks ${user.baud} baud, but window ${other.window} on line ${line} speaks ${other.baud}; give the line its baud, or use two lines`,
    };
  if (other.tail !== undefined && user.tail !== undefined && other.tail !== user.tail)
    return {
      path: [...path, 'model'],
      message: `keypads with and without the closing byte 16 cannot share line ${line}; use two lines`,
    };
  return null;
}
