import { concat, hex, startsWith } from '../../codec/bytes.ts';
import { UnencodableError } from '../../codec/codec.ts';
import { message, partial, type Scan } from '../../codec/scanner.ts';
import { rasterScales, type ToDevice, type VariableCommand } from './messages.ts';

/** A command whose length depends on its content; `scan` is given bytes that begin with `prefix`. */
interface VariableFormat<C extends VariableCommand> {
  readonly prefix: Uint8Array;
  scan(held: Uint8Array): Scan<ToDevice>;
  write(command: C): Uint8Array;
}
type FormatOf<K extends VariableCommand['kind']> = VariableFormat<Extract<VariableCommand, { kind: K }>>;

const u16 = (held: Uint8Array, at: number): number => (held[at] ?? 0) + (held[at + 1] ?? 0) * 256;
const low16 = (value: number): readonly number[] => [value & 0xff, (value >> 8) & 0xff];

/** The first `length` bytes as a command of no known meaning. */
export const unknown = (held: Uint8Array, length: number): Scan<ToDevice> =>
  held.length < length ? partial : message(length, { kind: 'unknown', bytes: held.slice(0, length) });

function fits(what: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UnencodableError(`${what} is ${value}; ${min} to ${max} fits.`);
}

const cutPrefix = hex('1D 56');
/** m → how it cuts; the modes of the second pair feed first. */
const cutModes = new Map<number, 'full' | 'partial'>([
  [0x00, 'full'],
  [0x30, 'full'],
  [0x01, 'partial'],
  [0x31, 'partial'],
]);
const feedingCutModes = new Map<number, 'full' | 'partial'>([
  [0x41, 'full'],
  [0x42, 'partial'],
]);
const cut: FormatOf<'cut'> = {
  prefix: cutPrefix,
  scan(held) {
    const [, , mode, feed] = held;
    if (mode === undefined) return partial;
    const here = cutModes.get(mode);
    if (here) return message(3, { kind: 'cut', cut: here, feed: null });
    const fed = feedingCutModes.get(mode);
    if (!fed) return unknown(held, 3);
    return feed === undefined ? partial : message(4, { kind: 'cut', cut: fed, feed });
  },
  write({ cut: how, feed }) {
    const mode = how === 'full' ? 0 : 1;
    if (feed === null) return concat(cutPrefix, [mode]);
    return concat(cutPrefix, [0x41 + mode, fits('The feed before a cut', feed, 0, 0xff)]);
  },
};

const tabsPrefix = hex('1B 44');
const mostTabs = 32;
const tabs: FormatOf<'tabs'> = {
  prefix: tabsPrefix,
  scan(held) {
    const end = held.subarray(2, 3 + mostTabs).indexOf(0);
    if (end >= 0) return message(end + 3, { kind: 'tabs', columns: [...held.subarray(2, 2 + end)] });
    return unknown(held, 3 + mostTabs);
  },
  write({ columns }) {
    fits('The number of tab stops', columns.length, 0, mostTabs);
    return concat(
      tabsPrefix,
      columns.map((column) => fits('A tab stop', column, 1, 0xff)),
      [0],
    );
  },
};

const qrPrefix = hex('1D 28 6B');
const qrStoreFunction = hex('31 50 30');
const qrStore: FormatOf<'qrStore'> = {
  prefix: qrPrefix,
  scan(held) {
    if (held.length < 5) return partial;
    const length = u16(held, 3);
    if (length <= qrStoreFunction.length) return unknown(held, 5 + length);
    if (held.length < 5 + length) return partial;
    if (!startsWith(held, qrStoreFunction, 5)) return unknown(held, 5 + length);
    return message(5 + length, { kind: 'qrStore', data: held.slice(8, 5 + length) });
  },
  write({ data }) {
    const length = fits('The length of a QR text', data.length, 1, 0xffff - 3) + 3;
    return concat(qrPrefix, low16(length), qrStoreFunction, data);
  },
};

const rasterPrefix = hex('1D 76 30');
const raster: FormatOf<'raster'> = {
  prefix: rasterPrefix,
  scan(held) {
    if (held.length < 8) return partial;
    const [widthBytes, height] = [u16(held, 4), u16(held, 6)];
    const end = 8 + widthBytes * height;
    if (held.length < end) return partial;
    const mode = held[3] ?? 0;
    const scale = rasterScales[mode] ?? rasterScales[mode - 0x30];
    if (scale === undefined) return unknown(held, end);
    return message(end, { kind: 'raster', scale, widthBytes, height, data: held.slice(8, end) });
  },
  write({ scale, widthBytes, height, data }) {
    fits('The width of a picture in bytes', widthBytes, 0, 0xffff);
    fits('The height of a picture', height, 0, 0xffff);
    fits('The length of a picture', data.length, widthBytes * height, widthBytes * height);
    return concat(rasterPrefix, [rasterScales.indexOf(scale)], low16(widthBytes), low16(height), data);
  },
};

const columnPrefix = hex('1B 2A');
const columnModes = [0, 1, 32, 33] as const;
const columnImage: FormatOf<'columnImage'> = {
  prefix: columnPrefix,
  scan(held) {
    if (held.length < 5) return partial;
    const mode = columnModes.find((each) => each === held[2]);
    if (mode === undefined) return unknown(held, 5);
    const columns = u16(held, 3);
    const end = 5 + columns * bytesPerColumn(mode);
    if (held.length < end) return partial;
    return message(end, { kind: 'columnImage', mode, columns, data: held.slice(5, end) });
  },
  write({ mode, columns, data }) {
    fits('The width of a picture', columns, 0, 0xffff);
    const length = columns * bytesPerColumn(mode);
    fits('The length of a picture', data.length, length, length);
    return concat(columnPrefix, [mode], low16(columns), data);
  },
};
const bytesPerColumn = (mode: number): number => (mode < 32 ? 1 : 3);

const barcodePrefix = hex('1D 6B');
const longestBarcode = 0xff;
const isCounted = (system: number): boolean => system >= 65 && system <= 79;
const barcode: FormatOf<'barcode'> = {
  prefix: barcodePrefix,
  scan(held) {
    const system = held[2];
    if (system === undefined) return partial;
    if (isCounted(system)) {
      const end = 4 + (held[3] ?? longestBarcode);
      return held.length < end
        ? partial
        : message(end, { kind: 'barcode', system, data: held.slice(4, end) });
    }
    if (system > 6) return unknown(held, 3);
    const length = held.subarray(3, 4 + longestBarcode).indexOf(0);
    if (length >= 0) return message(length + 4, { kind: 'barcode', system, data: held.slice(3, 3 + length) });
    return unknown(held, 4 + longestBarcode);
  },
  write({ system, data }) {
    fits('The length of a barcode', data.length, 0, longestBarcode);
    if (isCounted(system)) return concat(barcodePrefix, [system, data.length], data);
    fits('The kind of a barcode', system, 0, 6);
    if (data.includes(0))
      throw new UnencodableError('A barcode of this kind ends at a zero byte; its text has one.');
    return concat(barcodePrefix, [system], data, [0]);
  },
};

/** The formats by kind. */
export const variableFormats = { cut, tabs, qrStore, raster, columnImage, barcode };
