import {
  type Field,
  type Layout,
  layoutSize,
  oneOf,
  readLayout,
  whole,
  writeLayout,
} from '../../codec/fields.ts';
import { type DynamicArea, displayModes, horizontals, runModes, verticals } from './messages.ts';
import type { Model } from './models/index.ts';
import { decodeText, encodeText } from './text.ts';

const lengthBytes = 2;
const u8 = whole(1);
const u16 = whole(2);
const slowest = 24;
const single = 1;

/** Marks a measure in pixels where byte columns are the rule. */
const inPixels = 0x8000;
const pixelsPerColumn = 8;

/** X or width, in pixels here and in the model's unit on the wire. */
function horizontal(unit: Model['horizontalUnit']): Field<number> {
  if (unit === 'pixels') return u16;
  const pixels = whole(2, inPixels - 1);
  return {
    size: 2,
    read(bytes) {
      const value = u16.read(bytes) ?? 0;
      return value >= inPixels ? value - inPixels : value * pixelsPerColumn;
    },
    write(value, name) {
      pixels.write(value, name);
      return u16.write(value % pixelsPerColumn === 0 ? value / pixelsPerColumn : inPixels + value, name);
    },
  };
}

/** Horizontal in bits 0–1, vertical in bits 2–3. */
const alignment: Field<Pick<DynamicArea, 'horizontal' | 'vertical'>> = {
  size: 1,
  read([byte = 0]) {
    const [across, down] = [horizontals[byte & 3], verticals[byte >> 2]];
    return across && down ? { horizontal: across, vertical: down } : undefined;
  },
  write: ({ horizontal: across, vertical: down }) => [
    horizontals.indexOf(across) | (verticals.indexOf(down) << 2),
  ],
};

/** A byte that is always the same here; a frame with another value means something this protocol's tables do not have. */
const always = (value: number): Field<null> => ({
  size: 1,
  read: ([byte]) => (byte === value ? null : undefined),
  write: () => [value],
});

type WireArea = Omit<DynamicArea, 'text' | 'horizontal' | 'vertical'> & {
  readonly type: null;
  readonly voice: null;
  readonly extension: null;
  readonly exit: null;
  readonly alignment: Pick<DynamicArea, 'horizontal' | 'vertical'>;
  readonly textBytes: number;
};

/** An area up to its text, byte by byte in the manual's order. */
const layoutOf = (unit: Model['horizontalUnit']): Layout<WireArea> => ({
  type: always(0),
  x: horizontal(unit),
  y: u16,
  width: horizontal(unit),
  height: u16,
  id: u8,
  lineSpacing: u8,
  runMode: oneOf(runModes),
  timeoutSeconds: u16,
  voice: always(0),
  extension: always(0),
  alignment: alignment,
  singleLine: oneOf([true, false], single),
  wraps: oneOf([false, true], single),
  displayMode: oneOf(displayModes, 1),
  exit: always(0),
  speed: whole(1, slowest),
  stayHalfSeconds: u8,
  textBytes: whole(4),
});

/** An area with its length before it. */
function writeArea(area: DynamicArea, unit: Model['horizontalUnit']): number[] {
  const text = encodeText(area.text);
  const head = writeLayout(layoutOf(unit), {
    ...area,
    type: null,
    voice: null,
    extension: null,
    exit: null,
    alignment: { horizontal: area.horizontal, vertical: area.vertical },
    textBytes: text.length,
  });
  return [...u16.write(head.length + text.length, 'length of an area'), ...head, ...text];
}

/** The area at the beginning of `bytes` and the bytes it takes. */
function readArea(bytes: Uint8Array, unit: Model['horizontalUnit']): [DynamicArea, number] | undefined {
  const layout = layoutOf(unit);
  const length = u16.read(bytes.subarray(0, lengthBytes)) ?? 0;
  const end = lengthBytes + length;
  const wire = readLayout(layout, bytes.subarray(lengthBytes, end));
  if (!wire || bytes.length < end || layoutSize(layout) + wire.textBytes !== length) return undefined;
  const { type: _, voice: _v, extension: _e, exit: _x, alignment: align, textBytes, ...rest } = wire;
  return [{ ...rest, ...align, text: decodeText(bytes.subarray(end - textBytes, end)) }, end];
}

const removeAll = 0xff;

/** What "update dynamic areas" asks for. */
export interface AreaUpdate {
  readonly remove: 'all' | readonly number[];
  readonly areas: readonly DynamicArea[];
}

/** Areas to delete, counted, then areas to write, counted. */
export function writeAreas({ remove, areas }: AreaUpdate, unit: Model['horizontalUnit']): number[] {
  const count = whole(1, removeAll - 1);
  return [
    ...(remove === 'all'
      ? [removeAll]
      : [
          ...count.write(remove.length, 'number of areas to delete'),
          ...remove.flatMap((id) => u8.write(id, 'id')),
        ]),
    ...u8.write(areas.length, 'number of areas to write'),
    ...areas.flatMap((area) => writeArea(area, unit)),
  ];
}

/** The reverse of {@link writeAreas}; undefined if the bytes are not exactly that. */
export function readAreas(bytes: Uint8Array, unit: Model['horizontalUnit']): AreaUpdate | undefined {
  const deleted = bytes[0] ?? 0;
  const removed = deleted === removeAll ? 0 : deleted;
  const remove = deleted === removeAll ? 'all' : Array.from(bytes.subarray(1, 1 + removed));
  let rest = bytes.subarray(1 + removed);
  const [wanted] = rest;
  if (wanted === undefined) return undefined;
  rest = rest.subarray(1);
  const areas: DynamicArea[] = [];
  while (areas.length < wanted) {
    const read = readArea(rest, unit);
    if (!read) return undefined;
    areas.push(read[0]);
    rest = rest.subarray(read[1]);
  }
  return rest.length === 0 ? { remove, areas } : undefined;
}
