import {
  createSwitches,
  diskTroubles,
  linkTroubles,
  programTroubles,
  type TroubleSwitches,
} from '../troubles/troubles.ts';
import type { ProgramView } from '../views.ts';
import type { LinkProxy } from './link-proxy.ts';
import { createLives, type Lives } from './lives.ts';
import type { LogLine } from './log-line.ts';
import type { ProgramOptions } from './program.ts';

/** A part in the hall, as the programme has it. */
export interface Part extends Pick<ProgramOptions, 'name' | 'args' | 'env' | 'disk'> {
  /** What it is called on the bench; the name if left out. */
  readonly title?: { readonly zh: string; readonly en: string };
  /** The link it reaches the hub through. Its file has to name the link's address. */
  readonly link?: LinkProxy | undefined;
}

/** A program on the stage: it can be killed and comes back under the same name. */
export interface StagedProgram extends Omit<Lives, 'count' | 'exit' | 'freeze'> {
  readonly name: string;
  readonly part: Part;
  /** `killed`, `frozen`; with a link `link-cut`, `link-stalled`; on a small disk `disk-full`. */
  readonly troubles: TroubleSwitches;
  view(): ProgramView;
}

export interface StagedOptions {
  readonly folder: string;
  readonly hear: (line: LogLine) => void;
  /** Called whenever its state or its troubles changed. */
  readonly changed: () => void;
}

/** Puts a part on the stage; it does not run before it is started. */
export function stageProgram(part: Part, options: StagedOptions): StagedProgram {
  const lives = createLives({
    ...part,
    folder: options.folder,
    hear: options.hear,
    became(state) {
      // Whatever ended it, the same switch starts it again.
      troubles.note('killed', state === 'ended');
      if (state === 'ended') troubles.note('frozen', false);
      options.changed();
    },
  });
  const troubles = troublesOf(part, lives, options.changed);
  return {
    name: part.name,
    part,
    get state() {
      return lives.state;
    },
    get ready() {
      return lives.ready;
    },
    get pid() {
      return lives.pid;
    },
    get lines() {
      return lives.lines;
    },
    troubles,
    start: () => lives.start(),
    stop: (signal) => lives.stop(signal),
    view: () => viewOf(part, lives, troubles),
  };
}

function troublesOf({ link, disk }: Part, lives: Lives, changed: () => void) {
  const known = [
    ...programTroubles,
    ...(link === undefined ? [] : linkTroubles),
    ...(disk === undefined ? [] : diskTroubles),
  ];
  return createSwitches(known, async (id, on) => {
    if (id === 'killed') await (on ? lives.stop('SIGKILL') : lives.start());
    else if (id === 'frozen') lives.freeze(on);
    else if (id === 'link-cut') link?.cut(on);
    else if (id === 'link-stalled') link?.stall(on);
    else if (on) disk?.fill();
    else disk?.empty();
    changed();
  });
}

function viewOf(part: Part, lives: Lives, troubles: TroubleSwitches): ProgramView {
  const runs = lives.state !== 'ended';
  return {
    id: part.name,
    title: part.title ?? { zh: part.name, en: part.name },
    state: lives.state,
    pid: runs ? lives.pid : null,
    exit: runs ? null : lives.exit,
    http: lives.ready.http ?? null,
    lives: lives.count,
    troubles: troubles.known.map((one) => ({ ...one, on: troubles.on.has(one.id) })),
  };
}
