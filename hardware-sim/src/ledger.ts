import type { AnyDevice } from './devices/build.ts';
import type { Printer } from './devices/printer/printer.ts';
import type { Hall } from './hall.ts';
import type { Loudspeaker } from './loudspeaker.ts';
import type { Stage } from './stage/stage.ts';
import type { TroubleSwitches } from './troubles/troubles.ts';
import type { LedgerEntry, LedgerView } from './views.ts';

/** What a watcher in the hall would write down: everything seen and heard, in order and complete, apart from the system. */
export interface Ledger {
  /** What came after the entry of that number, oldest first, at most {@link mostAtOnce}. */
  after(number: number): LedgerView;
  close(): void;
}

type Entry = LedgerEntry extends infer E ? (E extends LedgerEntry ? Omit<E, 'number' | 'at'> : never) : never;

const mostKept = 50_000;
const mostAtOnce = 5000;

interface Watched {
  readonly hall: Hall;
  readonly stage: Pick<Stage, 'programs' | 'onChange'>;
  readonly loudspeaker: Loudspeaker;
}

/** Begins to write. What is there already is not news. */
export function keepLedger({ hall, stage, loudspeaker }: Watched, kept = mostKept): Ledger {
  const entries: LedgerEntry[] = [];
  let count = 0;
  const write = (entry: Entry): void => {
    count += 1;
    entries.push({ ...entry, number: count, at: new Date().toISOString() });
    if (entries.length > kept) entries.shift();
  };
  const eyes = new Map([...hall.devices.values()].map((device) => [device.id, watch(device, write)]));
  const programs = new Map<string, () => void>();
  const forget = [
    hall.onChange(({ id }) => eyes.get(id)?.()),
    stage.onChange(({ name, troubles }) => {
      const look = programs.get(name) ?? watchTroubles(name, troubles, write, new Set());
      programs.set(name, look);
      look();
    }),
    loudspeaker.onSound(({ text, state }) => {
      if (state !== 'sounding') write({ kind: 'sentence', text, whole: state === 'heard' });
    }),
  ];
  return {
    after(number) {
      const first = entries[0]?.number ?? count + 1;
      const from = Math.max(0, number + 1 - first);
      const found = entries.slice(from, from + mostAtOnce);
      return {
        entries: found,
        last: found.at(-1)?.number ?? count,
        missed: Math.max(0, first - number - 1),
      };
    },
    close() {
      for (const step of forget) step();
    },
  };
}

/** Looks at a device whenever it changed, and writes down what is new. */
function watch(device: AnyDevice, write: (entry: Entry) => void): () => void {
  const look = watchKind(device, write);
  const lookAtTroubles = watchTroubles(device.id, device.troubles, write);
  return () => {
    lookAtTroubles();
    look();
  };
}

function watchKind(device: AnyDevice, write: (entry: Entry) => void): () => void {
  const here = { device: device.id, place: { ...device.place } };
  if (device.kind === 'printer') return watchPaper(device, write);
  if (device.kind === 'board')
    return onNew(
      () => device.text,
      (text) => write({ kind: 'board', ...here, text }),
    );
  if (device.kind === 'keypad')
    return onNew(
      () => device.presses,
      () => write({ kind: 'press', ...here, keys: device.view().press?.keys ?? '' }),
    );
  if (device.kind === 'evaluator')
    return onNew(
      () => device.presses,
      () => write({ kind: 'grade', ...here, grade: device.view().press?.grade ?? 0 }),
    );
  return () => {};
}

function watchPaper(printer: Printer, write: (entry: Entry) => void): () => void {
  let seen = printer.path.slipCount;
  return () => {
    if (printer.path.slipCount === seen) return;
    const { id: device, place } = printer;
    for (const slip of printer.path.slips.filter(
      ({ number }) => number > seen && number <= printer.path.slipCount,
    )) {
      const { number, text, qr, cut } = printer.slipView(slip);
      write({ kind: 'slip', device, place: { ...place }, slip: number, text, qr, whole: cut !== null });
    }
    seen = printer.path.slipCount;
  };
}

function watchTroubles(
  of: string,
  { on }: TroubleSwitches,
  write: (entry: Entry) => void,
  before: ReadonlySet<string> = on,
): () => void {
  let seen = new Set(before);
  return () => {
    for (const trouble of on) if (!seen.has(trouble)) write({ kind: 'trouble', of, trouble, on: true });
    for (const trouble of seen) if (!on.has(trouble)) write({ kind: 'trouble', of, trouble, on: false });
    seen = new Set(on);
  };
}

function onNew<T>(read: () => T, tell: (value: T) => void): () => void {
  let seen = read();
  return () => {
    const now = read();
    if (now === seen) return;
    seen = now;
    tell(now);
  };
}
