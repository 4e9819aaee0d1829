import type { LogLine } from './log-line.ts';
import { type Part, type StagedProgram, stageProgram } from './staged-program.ts';

/** The programs of a hall, each of which can be made to fail. */
export interface Stage {
  /** By name, in the order they came. */
  readonly programs: ReadonlyMap<string, StagedProgram>;
  /** Puts a part on the stage and starts it; returns once it is ready. Rejects with code `not-ready` if it ends before; it stays on the stage. */
  play(part: Part): Promise<StagedProgram>;
  /** Called whenever a program's state or its troubles changed. Returns the unsubscribe function. */
  onChange(listener: (program: StagedProgram) => void): () => void;
  /** Stops every program, those that came last first, then takes links and disks away; returns the exit codes. */
  close(): Promise<Record<string, number | null>>;
}

export interface StageOptions {
  /** Where the programs run. */
  readonly folder: string;
  /** Gets every line each of them writes. */
  readonly hear?: (name: string, line: LogLine) => void;
}

/** Opens an empty stage. */
export function openStage({ folder, hear = () => {} }: StageOptions): Stage {
  const programs = new Map<string, StagedProgram>();
  const listeners = new Set<(program: StagedProgram) => void>();
  const changed = (name: string): void => {
    const program = programs.get(name);
    if (program === undefined) return;
    for (const listener of listeners) listener(program);
  };
  const leaveNothing = async (): Promise<void> => {
    const parts = [...programs.values()].map(({ part }) => part);
    const props = new Set(
      parts.flatMap(({ link, disk }) => [link, disk]).filter((prop) => prop !== undefined),
    );
    await Promise.all([...props].map((prop) => prop.close()));
  };
  return {
    programs,
    async play(part) {
      const program = stageProgram(part, {
        folder,
        hear: (line) => hear(part.name, line),
        changed: () => changed(part.name),
      });
      programs.set(part.name, program);
      await program.start();
      return program;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const codes: Record<string, number | null> = {};
      for (const program of [...programs.values()].reverse()) codes[program.name] = await program.stop();
      await leaveNothing();
      return codes;
    },
  };
}
