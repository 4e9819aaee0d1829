import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../codec/bytes.ts';
import {
  automaticStatusBytes,
  isOffline,
  type PrinterCondition,
  ready,
  sensorByte,
  statusByte,
} from './condition.ts';
import { faultsOf } from './faults.ts';
import { models, type Model } from './models/index.ts';
import { readAutomaticStatus, readSensorStatus, readStatus } from './status.ts';
import type { StatusRequest } from './status-bits.ts';

const epson = models.get('epson-80')!;
const kiosk = models.get('kiosk-80')!;
const plain = models.get('plain-58')!;
const requests: readonly StatusRequest[] = [1, 2, 3, 4];

/** The manual's own printer: the condition, its four real-time answers, its automatic status, its paper sensor. */
const manual: readonly (readonly [string, PrinterCondition, string, string, string, readonly string[]])[] = [
  ['ready', ready, '12 12 12 12', '10 00 00 00', '00', []],
  ['near end', { ...ready, paper: 'near-end' }, '12 12 12 1E', '10 00 03 00', '03', ['paper-near-end']],
  ['paper out', { ...ready, paper: 'out' }, '1A 32 12 7E', '18 00 0F 00', '0F', ['paper-out']],
  ['cover open', { ...ready, coverOpen: true }, '1A 16 12 12', '38 00 00 00', '00', ['cover-open']],
  ['cutter error', { ...ready, error: 'cutter' }, '1A 52 1A 12', '18 08 00 00', '00', ['cutter']],
  ['jam', { ...ready, error: 'mechanical' }, '1A 52 16 12', '18 04 00 00', '00', ['mechanical']],
  ['too hot', { ...ready, error: 'too-hot' }, '1A 52 52 12', '18 40 00 00', '00', ['too-hot']],
  ['broken', { ...ready, error: 'unrecoverable' }, '1A 52 32 12', '18 20 00 00', '00', ['unrecoverable']],
];

const everything = (condition: PrinterCondition, model: Model) => [
  ...requests.map((n) => readStatus(n, statusByte(n, condition, model), model)),
  readAutomaticStatus(automaticStatusBytes(condition, model), model),
  readSensorStatus(sensorByte(condition, model)),
];

describe('the status of a printer that keeps to the manual', () => {
  it.each(manual)('%s', (_, condition, realTime, automatic, sensor, faults) => {
    const bytes = Uint8Array.from(requests, (n) => statusByte(n, condition, epson));
    expect(toHex(bytes)).toBe(realTime);
    expect(toHex(Uint8Array.from(automaticStatusBytes(condition, epson)))).toBe(automatic);
    expect(toHex(Uint8Array.of(sensorByte(condition, epson)))).toBe(sensor);
    expect(faultsOf(epson, ...requests.map((n) => readStatus(n, bytes[n - 1]!, epson)))).toEqual(faults);
    expect(faultsOf(epson, readAutomaticStatus(automaticStatusBytes(condition, epson), epson))).toEqual(
      faults,
    );
    expect(faultsOf(epson, ...everything(condition, epson))).toEqual(faults);
  });

  it('names the bits one by one', () => {
    expect(readStatus(1, 0x7e, epson)).toEqual(
      new Set(['drawerPin', 'offline', 'waitingForRecovery', 'feedKey']),
    );
    expect(readStatus(2, 0x7e, epson)).toEqual(
      new Set(['coverOpen', 'fedByButton', 'stoppedByPaperEnd', 'error']),
    );
    expect(readStatus(4, 0x16, epson), 'half a near-end sensor').toEqual(new Set());
    expect(readSensorStatus(0x0c)).toEqual(new Set(['end']));
  });
});

describe('faults', () => {
  it('say offline only when nothing says why', () => {
    expect(faultsOf(epson, readStatus(1, 0x1a, epson))).toEqual(['offline']);
    expect(faultsOf(epson, readStatus(2, 0x52, epson))).toEqual(['offline']);
    expect(faultsOf(epson, readStatus(1, 0x1a, epson), readStatus(2, 0x16, epson))).toEqual(['cover-open']);
    expect(faultsOf(epson)).toEqual([]);
  });

  it('say near end beside an open cover, but not beside paper out', () => {
    const nearEnd = readSensorStatus(0x03);
    expect(faultsOf(epson, nearEnd, readStatus(2, 0x16, epson))).toEqual(['cover-open', 'paper-near-end']);
    expect(faultsOf(epson, nearEnd, readStatus(2, 0x32, epson))).toEqual(['paper-out']);
    expect(faultsOf(epson, nearEnd, readStatus(1, 0x1a, epson))).toEqual(['offline', 'paper-near-end']);
  });

  it('do not blame the cutter for an open cover where the model sets both bits', () => {
    const open = { ...ready, coverOpen: true };
    expect(automaticStatusBytes(open, kiosk)).toEqual([0x38, 0x08, 0, 0]);
    expect(faultsOf(kiosk, ...everything(open, kiosk))).toEqual(['cover-open']);
    expect(faultsOf(kiosk, ...everything({ ...ready, error: 'cutter' }, kiosk))).toEqual(['cutter']);
    const both = { ...open, error: 'cutter' } as const;
    expect(faultsOf(epson, ...everything(both, epson))).toEqual(['cover-open', 'cutter']);
  });

  it('find the cover in the cutter’s bit of a printer without a cutter', () => {
    const open = { ...ready, coverOpen: true };
    expect(automaticStatusBytes(open, plain)).toEqual([0x18, 0x08, 0, 0]);
    expect(statusByte(2, open, plain)).toBe(0x12);
    expect(faultsOf(plain, ...everything(open, plain))).toEqual(['cover-open']);
  });

  it('are found in every condition of every model, and none where there is none', () => {
    const conditions: fc.Arbitrary<PrinterCondition> = fc.record({
      paper: fc.constantFrom('enough', 'near-end', 'out'),
      coverOpen: fc.boolean(),
      error: fc.constantFrom(null, 'mechanical', 'unrecoverable', 'too-hot'),
      feedKey: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...models.values()), conditions, (model, condition) => {
        const faults = faultsOf(model, ...everything(condition, model));
        expect(faults.includes('paper-out')).toBe(condition.paper === 'out');
        expect(faults.includes('paper-near-end')).toBe(condition.paper === 'near-end');
        expect(faults.includes('cover-open')).toBe(condition.coverOpen);
        expect(faults.includes('too-hot')).toBe(condition.error === 'too-hot');
        expect(faults.includes('cutter')).toBe(false);
        const takesNothing = faults.some((fault) => fault !== 'paper-near-end');
        expect(takesNothing).toBe(isOffline(condition));
      }),
    );
  });

  it('read the manual’s automatic status byte by byte', () => {
    const [a = 0, b = 0, c = 0, d = 0] = hex('18 6C 0F 00');
    expect(faultsOf(epson, readAutomaticStatus([a, b, c, d], epson))).toEqual([
      'paper-out',
      'cutter',
      'mechanical',
      'too-hot',
      'unrecoverable',
    ]);
  });
});
