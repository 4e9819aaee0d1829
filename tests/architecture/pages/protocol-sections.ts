import { faultsOf as onbonFaults } from '../../../shared/src/devices/onbon-board/faults.ts';
import { refusalOf } from '../../../shared/src/devices/onbon-board/refusals.ts';
import { faultsOf as printerFaults } from '../../../shared/src/devices/escpos-printer/faults.ts';
import {
  models as printers,
  type Model as PrinterModel,
} from '../../../shared/src/devices/escpos-printer/models/index.ts';
import { sensorBits, type StatusName } from '../../../shared/src/devices/escpos-printer/status-bits.ts';
import { layouts } from '../../../shared/src/devices/id-card-reader/layouts.ts';
import { models as readers } from '../../../shared/src/devices/id-card-reader/models/index.ts';
import { statusWords } from '../../../shared/src/devices/id-card-reader/status-words.ts';
import { hintFor } from '../../../kiosk/src/drivers/card-reader/hints.ts';
import { code, type Sections, table } from './page.ts';
import type { Protocol } from './protocols.ts';

const arrows: Readonly<Record<string, string>> = { toDevice: 'to device', toHost: 'to host' };
/** Frames longer than this (a card with its photograph) are told by their length only. */
const longestShown = 120;

/** One vector for every kind of message each way, in the order of vectors.json. */
function messages({ vectors }: Protocol): string {
  const first = vectors.filter(
    (vector, i) =>
      vectors.findIndex(
        ({ direction, message }) => direction === vector.direction && message.kind === vector.message.kind,
      ) === i,
  );
  const rows = first.map(({ name, direction, hex, message }) => {
    const bytes = hex.replaceAll(' ', '').length / 2;
    return [
      arrows[direction] ?? '',
      code(message.kind),
      name,
      bytes > longestShown ? `${bytes} bytes` : code(hex),
    ];
  });
  return table(['way', 'message', 'example', 'bytes'], rows);
}

const byteText = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

function valueText(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${valueText(each)}`)
    .join(', ');
}

/** Every setting of every model but those that have a table of their own. */
function models({ models: all }: Protocol, elsewhere: readonly string[] = []): string {
  const columns = [...all].map(([id, model]) => ({ id, settings: new Map(Object.entries(model)) }));
  const names = [...new Set(columns.flatMap(({ settings }) => [...settings.keys()]))];
  const rows = names
    .filter((name) => name !== 'id' && !elsewhere.includes(name))
    .map((name) => [code(name), ...columns.map(({ settings }) => valueText(settings.get(name)))]);
  return table(['setting', ...columns.map(({ id }) => code(id))], rows);
}

function statusWordRows(): string {
  const rows = statusWords.map(({ code: word, name, about, fault, en }) => [
    code(byteText(word)),
    name,
    en,
    about,
    code(fault ?? ''),
    about === 'answer' ? '' : code(hintFor(word)),
  ]);
  return table(['SW3', 'name', 'meaning', 'about', 'fault', 'the member is told'], rows);
}

function cardText(): string {
  const [sdt] = readers.values();
  if (sdt === undefined) throw new Error('no card reader model');
  const known = Object.entries(layouts(sdt)).map(([layout, { mark, fields }]) => ({
    layout,
    mark,
    places: new Map(Object.entries(fields).map(([name, field]) => [name, field.places])),
  }));
  const names = [...new Set(known.flatMap(({ places }) => [...places.keys()]))];
  const rows = names.map((name) => [
    code(name),
    ...known.map(({ places }) =>
      (places.get(name) ?? []).map(({ at, bytes }) => `${at}–${at + bytes - 1}`).join(' and '),
    ),
  ]);
  const mark = (letter: string): string => (letter === ' ' ? 'a space or NUL' : code(letter));
  return table(
    ['field', ...known.map(({ layout }) => code(layout))],
    [['byte 248', ...known.map((each) => mark(each.mark))], ...rows],
  );
}

type Bits = Readonly<Partial<Record<StatusName, number>>>;

function isStatusName(name: string): name is StatusName {
  return [...printers.values()].some(({ realTimeBits, automaticBits }) =>
    [...Object.values(realTimeBits), ...automaticBits].some((bits) => name in bits),
  );
}

/** What a printer says that says nothing but this name, as a fault. */
const faultOfName = (model: PrinterModel, name: string): string =>
  printerFaults(model, new Set([name].filter(isStatusName)))
    .map(code)
    .join(', ');

/** A row for every name of one answer: its mask on every model. */
function bitRows(answer: string, bitsOf: (model: PrinterModel) => Bits): string[][] {
  const columns = [...printers.values()].map((model) => new Map(Object.entries(bitsOf(model))));
  const names = new Set(columns.flatMap((masks) => [...masks.keys()]));
  const [model] = printers.values();
  if (model === undefined) throw new Error('no printer model');
  return [...names].map((name) => {
    const masks = columns.map((each) => each.get(name) ?? 0);
    const shown = masks.map((mask) => (mask === 0 ? '' : code(byteText(mask))));
    return [answer, code(name), ...shown, faultOfName(model, name)];
  });
}

function statusBits(): string {
  const rows = [
    ...([1, 2, 3, 4] as const).flatMap((n) => bitRows(`status ${n}`, (model) => model.realTimeBits[n])),
    ...([0, 1, 2] as const).flatMap((i) =>
      bitRows(`automatic, byte ${i + 1}`, (model) => model.automaticBits[i]),
    ),
    ...bitRows('paper sensor', () => sensorBits),
  ];
  return table(['answer', 'name', ...[...printers.keys()].map(code), 'alone it means'], rows);
}

function onbonRefusals(): string {
  const rows: string[][] = [];
  for (let byte = 0; byte <= 0xff; byte += 1) {
    const refusal = refusalOf(byte);
    if (refusal === undefined) continue;
    const faults = onbonFaults({ kind: 'nack', from: 1, code: byte, refusal });
    rows.push([code(byteText(byte)), refusal, faults.map(code).join(', ')]);
  }
  return table(['error', 'name', 'fault'], rows);
}

/** What of a protocol's page is made from the code. */
export function protocolSections(protocol: Protocol): Sections {
  const always = { messages: messages(protocol) };
  switch (protocol.name) {
    case 'id-card-reader':
      return {
        ...always,
        models: models(protocol),
        'status-words': statusWordRows(),
        'card-text': cardText(),
      };
    case 'escpos-printer':
      return {
        ...always,
        models: models(protocol, ['realTimeBits', 'automaticBits']),
        'status-bits': statusBits(),
      };
    case 'counter-bus':
      return { ...always, models: models(protocol, ['legends', 'keyMap']) };
    case 'onbon-board':
      return { ...always, models: models(protocol), refusals: onbonRefusals() };
    default:
      return { ...always, models: models(protocol) };
  }
}
