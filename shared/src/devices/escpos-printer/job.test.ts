import { describe, expect, it } from 'vitest';
import { hex } from '../../codec/bytes.ts';
import { escposPrinterCodec } from './codec.ts';
import type { ToDevice } from './messages.ts';
import { models } from './models/index.ts';

/** Bytes as node-thermal-printer 4.6.1 composes them with its CHINA set, one call a line. */
const composed = [
  ['1B 52 0F', '{internationalSet}'],
  ['1B 40 1C 26', '{initialise}{chineseOn}'],
  ['1B 61 01 1B 45 01', '{align}{bold}'],
  ['B9 AB BB FD BD F0 20 48 61 6C 6C 0A', '公积金 Hall{lineFeed}'],
  ['1B 45 00 1D 21 21 41 30 31 32 0A 1B 21 00', '{bold}{size}A012{lineFeed}{printMode}'],
  ['1B 2D 01 1D 42 01 24 1D 42 00 1B 2D 00', '{underline}{invert}${invert}{underline}'],
  ['1B 4D 01 1B 4D 00 1B 33 28 1B 32', '{font}{font}{lineSpacing}{defaultLineSpacing}'],
  [
    '1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31',
    '{qrModel}{qrSize}{qrCorrection}',
  ],
  [
    '1D 28 6B 1A 00 31 50 30 68 74 74 70 73 3A 2F 2F 65 78 61 6D 70 6C 65 2E 6F 72 67 2F 74 2F 31',
    '{qrStore}',
  ],
  ['1D 28 6B 03 00 31 51 30', '{qrPrint}'],
  ['1D 48 00 1D 66 00 1D 77 03 1D 68 A2', '{barcodeText}{barcodeFont}{barcodeWidth}{barcodeHeight}'],
  ['1D 6B 49 06 7B 42 41 30 31 32', '{barcode}'],
  ['1D 28 6B 04 00 30 45 31 01 1D 28 6B 07 00 30 50 30 41 30 31 32', '{unknown}{unknown}'],
  ['1D 76 30 30 02 00 02 00 80 00 00 00', '{raster}'],
  ['1B 42 02 03 1D 72 01 1B 64 04 1D 56 01 1B 40', '{beep}{requestSensor}{feedLines}{cut}{initialise}'],
] as const;

const inShort = (job: readonly ToDevice[]): string =>
  job.map((each) => (each.kind === 'text' ? each.string : `{${each.kind}}`)).join('');

describe('a ticket as the ticket library composes it', () => {
  const framer = () => escposPrinterCodec(models.get('kiosk-80')!).toDevice.framer();
  const bytes = hex(composed.map(([part]) => part).join(' '));
  const meaning = composed.map(([, part]) => part).join('');

  it('is understood to the last byte', () => {
    const reading = framer();
    expect(inShort(reading.push(bytes))).toBe(meaning);
    expect([reading.skipped, reading.pending]).toEqual([0, 0]);
  });

  it('is understood the same byte by byte', () => {
    const reading = framer();
    expect(inShort(Array.from(bytes).flatMap((byte) => reading.push(Uint8Array.of(byte))))).toBe(meaning);
  });

  it('opens the drawer once: the library leaves out the pulse times, so its second command is taken for them', () => {
    const reading = framer();
    expect(reading.push(hex('1B 70 00 1B 70 01 41'))).toEqual([
      { kind: 'openDrawer', pin: 2, on: 0x1b, off: 0x70 },
      { kind: 'text', bytes: hex('41'), string: 'A' },
    ]);
    expect(reading.skipped).toBe(1);
  });
});
