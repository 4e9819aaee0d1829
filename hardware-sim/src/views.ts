import { z } from 'zod';

const common = {
  id: z.string(),
  place: z.object({ kiosk: z.string().optional(), window: z.int().optional() }),
  model: z.object({ id: z.string(), name: z.string() }),
  /** What an agent opens, and whether it is there. */
  line: z.object({ address: z.string(), plugged: z.boolean() }),
  troubles: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), on: z.boolean() })),
};

/** A card of the tray, as its owner sees it. Every person is invented. */
export const trayCardView = z.object({ id: z.string(), zh: z.string(), en: z.string() });
export type TrayCardView = z.infer<typeof trayCardView>;

export const cardReaderView = z.object({
  kind: z.literal('card-reader'),
  ...common,
  /** The card that lies on it. */
  card: trayCardView.nullable(),
  /** How often a card was read to its end since the start. */
  reads: z.int(),
});

/** A slip of paper: what was printed up to a cut. */
export const slipView = z.object({
  number: z.int(),
  /** Printed lines, as text. */
  text: z.array(z.string()),
  /** What the QR codes on it say. */
  qr: z.array(z.string()),
  /** Null while it still hangs in the printer, and when it was torn off with the end of a roll. */
  cut: z.enum(['full', 'partial']).nullable(),
  /** Its picture (PNG), under the simulator's own address. */
  picture: z.string(),
});
export type SlipView = z.infer<typeof slipView>;

export const printerView = z.object({
  kind: z.literal('printer'),
  ...common,
  offline: z.boolean(),
  paper: z.enum(['enough', 'near-end', 'out']),
  paperMillimetres: z.int(),
  /** Commands that wait in the print buffer. */
  waiting: z.int(),
  beeps: z.int(),
  /** Slips printed since the start, and the newest of them, the newest last. */
  slips: z.int(),
  newest: z.array(slipView),
});

const press = z.object({
  /** The digits and the key, as on the keys: `12 叫号`. A log-in's digits are struck out. */
  keys: z.string(),
  state: z.enum(['sent', 'acknowledged', 'unanswered']),
});

export const keypadView = z.object({
  kind: z.literal('keypad'),
  ...common,
  address: z.int(),
  /** Six positions, null for a blank. */
  display: z.array(z.int().nullable()).length(6),
  /** Digits typed and not sent yet. */
  typed: z.string(),
  /** What the hub said of the last keys. */
  lamp: z.enum(['ok', 'fail']).nullable(),
  beeps: z.int(),
  press: press.nullable(),
  presses: z.int(),
  keys: z.array(z.object({ name: z.string(), code: z.int(), legend: z.string() })),
});

export const evaluatorView = z.object({
  kind: z.literal('evaluator'),
  ...common,
  address: z.int(),
  /** True while it asks the member for a grade. */
  asking: z.boolean(),
  press: z.object({ grade: z.int(), state: press.shape.state }).nullable(),
  grades: z.array(z.int()),
});

/** Light by light: a row a string, `.` dark, `r` red, `g` green, `y` yellow. */
const dotsView = z.object({ width: z.int(), height: z.int(), rows: z.array(z.string()) });
export type DotsView = z.infer<typeof dotsView>;

export const boardView = z.object({
  kind: z.literal('board'),
  ...common,
  /** What can be read on it. */
  text: z.string(),
  dots: dotsView,
  /** How often it was written to since the start. */
  updates: z.int(),
});

const counterBusView = z.object({
  kind: z.literal('counter-bus'),
  ...common,
  devices: z.array(z.string()),
});

/** A device, as the bench shows it. */
export const deviceView = z.discriminatedUnion('kind', [
  cardReaderView,
  printerView,
  keypadView,
  evaluatorView,
  boardView,
  counterBusView,
]);
export type DeviceView = z.infer<typeof deviceView>;
/** The view of one kind of device. */
export type ViewOf<K extends DeviceView['kind']> = Extract<DeviceView, { kind: K }>;

/** A program of the hall, as the bench shows it. */
export const programView = z.object({
  id: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  state: z.enum(['starting', 'running', 'frozen', 'ended']),
  /** Null while it does not run. */
  pid: z.int().nullable(),
  /** Its exit code after it ended by itself; null while it runs, and when a signal ended it. */
  exit: z.int().nullable(),
  /** Its page, once it was ready. */
  http: z.string().nullable(),
  /** How often it was started. */
  lives: z.int(),
  troubles: common.troubles,
});
export type ProgramView = z.infer<typeof programView>;

/** A sentence that came out of the loudspeaker. */
export const sentenceView = z.object({
  /** From 1. */
  number: z.int(),
  /** When it began, as ISO 8601. */
  at: z.string(),
  text: z.string(),
  /** `broken-off`: whoever spoke fell silent in its midst. */
  state: z.enum(['sounding', 'heard', 'broken-off']),
});
export type SentenceView = z.infer<typeof sentenceView>;

const seen = { number: z.int(), at: z.string() };
const here = { device: z.string(), place: common.place };

/** Something that somebody in the hall could see or hear. */
const ledgerEntry = z.discriminatedUnion('kind', [
  /** A slip left the printer. `whole`: it was cut; otherwise the paper ended in it. */
  z.object({
    kind: z.literal('slip'),
    ...seen,
    ...here,
    slip: z.int(),
    text: z.array(z.string()),
    qr: z.array(z.string()),
    whole: z.boolean(),
  }),
  /** A board reads otherwise than before; empty: it is dark. */
  z.object({ kind: z.literal('board'), ...seen, ...here, text: z.string() }),
  /** A sentence was heard; not `whole`: it broke off. */
  z.object({ kind: z.literal('sentence'), ...seen, text: z.string(), whole: z.boolean() }),
  /** A key was pressed: `12 叫号`. A log-in's digits are struck out. */
  z.object({ kind: z.literal('press'), ...seen, ...here, keys: z.string() }),
  z.object({ kind: z.literal('grade'), ...seen, ...here, grade: z.int() }),
  /** A trouble of a device or a program was made or mended. */
  z.object({ kind: z.literal('trouble'), ...seen, of: z.string(), trouble: z.string(), on: z.boolean() }),
]);
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** What is in the ledger behind an entry. */
export const ledgerView = z.object({
  entries: z.array(ledgerEntry),
  /** The number to ask after next. */
  last: z.int(),
  /** How many behind it were forgotten before they were asked for. */
  missed: z.int(),
});
export type LedgerView = z.infer<typeof ledgerView>;
