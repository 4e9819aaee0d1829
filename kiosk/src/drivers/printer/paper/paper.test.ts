import { displayWidth, escposPrinter, numberIn, type TicketSlip } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketPaper, type Paper } from '../../../domain/paper.ts';
import type { RosterSheet } from '../../../domain/roster-sheet.ts';
import { type OfflineSlip, type Slip } from '../../../domain/slip.ts';
import { offlineSlip, slip } from '../../../testing/invented.ts';
import { compose } from './compose.ts';
import { layOut } from './lay-out.ts';

const words = fc.string({
  unit: fc.constantFrom(...Array.from('住房公积金提取 withdrawal-12、(㛃𠀀')),
  minLength: 1,
  maxLength: 60,
});
const bilingual = fc.record({ zh: words, en: words });
const anySlip: fc.Arbitrary<TicketSlip> = fc.record({
  ticket: fc.constantFrom('A001', 'V999'),
  hall: bilingual,
  service: fc.constant('withdrawal-rent'),
  serviceName: bilingual,
  class: fc.constantFrom('regular', 'green', 'appointment'),
  windows: words,
  ahead: fc.nat(2000),
  wait: fc.option(fc.record({ minutes: fc.nat(600), basis: bilingual })),
  issuedAt: fc.constant('2026-11-23 09:31'),
  documents: fc.array(bilingual, { maxLength: 8 }),
  tracker: fc.webUrl(),
  delivery: fc.constant('printing'),
});
const anyOffline: fc.Arbitrary<OfflineSlip> = fc.record({
  offline: fc.constant(true),
  ticket: fc.constantFrom('A501', 'V520'),
  hall: bilingual,
  service: fc.constant('withdrawal-rent'),
  serviceName: bilingual,
  class: fc.constantFrom('regular', 'green'),
  windows: words,
  waiting: fc.option(fc.record({ count: fc.nat(2000), asOf: fc.constant('09:31') })),
  issuedAt: fc.constant('2026-11-23 09:31'),
  documents: fc.array(bilingual, { maxLength: 8 }),
});
const anyNumber = fc.oneof(
  fc.nat(999).map((n) => numberIn('B', n, 3)),
  fc.nat(9999).map((n) => numberIn('B', n, 4)),
);
const anyWaiting = fc.record({
  ticket: anyNumber,
  class: fc.constantFrom('regular', 'green', 'appointment'),
  offline: fc.boolean(),
});
const anySheet: fc.Arbitrary<RosterSheet> = fc.record({
  hall: fc.option(bilingual),
  asOf: fc.option(fc.constant('2026-11-23 09:31')),
  services: fc.array(
    fc.record({
      name: bilingual,
      windows: words,
      waiting: fc.array(anyWaiting, { maxLength: 100 }),
      more: fc.nat(3),
    }),
    { maxLength: 4 },
  ),
  windows: fc.array(
    fc.record({
      window: fc.integer({ min: 1, max: 99 }),
      ticket: fc.option(anyNumber),
      directed: fc.array(anyNumber, { maxLength: 9 }),
    }),
    { maxLength: 4 },
  ),
});
const anyPaper: fc.Arbitrary<Paper> = fc.oneof(
  fc
    .tuple(fc.oneof<fc.Arbitrary<Slip>[]>(anySlip, anyOffline), fc.boolean())
    .map(([given, reprint]) => ticketPaper(given, reprint)),
  anySheet.map((sheet) => ({ paper: 'roster', sheet }) as const),
);

/** What the printer makes of the bytes, through the device's side of the codec. */
function onPaper(paper: Paper, model: escposPrinter.Model) {
  const codec = escposPrinter.escposPrinterCodec(model);
  const items = layOut(paper, model.columns);
  const bytes = compose(items, { model, encode: (command) => codec.toDevice.encode(command) });
  const framer = codec.toDevice.framer();
  const commands = framer.push(bytes);
  return { commands, skipped: framer.skipped + framer.pending };
}

const textOf = (commands: escposPrinter.ToDevice[]) =>
  commands
    .map((each) => (each.kind === 'text' ? each.string : each.kind === 'lineFeed' ? '\n' : ''))
    .join('');

/** Every number the paper must carry. */
function numbersOf(paper: Paper): string[] {
  if (paper.paper !== 'roster') return [paper.slip.ticket];
  return paper.sheet.services.flatMap(({ waiting }) => waiting.map(({ ticket }) => ticket));
}

describe.each([...escposPrinter.models.values()])('a paper on $name', (model) => {
  it('is made of commands the printer knows, whatever stands on it, and no line is wider than the paper', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const { commands, skipped } = onPaper(paper, model);
        expect(skipped).toBe(0);
        expect(commands.filter(({ kind }) => kind === 'unknown')).toEqual([]);
        let times = 1;
        let used = 0;
        for (const command of commands) {
          if (command.kind === 'size') times = command.times.width;
          if (command.kind === 'lineFeed') used = 0;
          if (command.kind === 'text') used += displayWidth(command.string) * times;
          expect(used).toBeLessThanOrEqual(model.columns);
        }
        for (const ticket of numbersOf(paper)) expect(textOf(commands)).toContain(ticket);
      }),
      { numRuns: 60 },
    );
  });
});

const onTicket = (given: Slip, model: escposPrinter.Model, reprint = false) =>
  onPaper(ticketPaper(given, reprint), model);

describe.each([...escposPrinter.models.values()])('a ticket on $name', (model) => {
  it('shows the number largest, and ends with a cut or at the tear bar', () => {
    const { commands } = onTicket(slip, model);
    const at = commands.findIndex((each) => each.kind === 'text' && each.string === 'B');
    const size = commands.slice(0, at).findLast((each) => each.kind === 'size');
    expect(size?.times.width).toBeGreaterThanOrEqual(5);
    expect(size?.times.height).toBe(size?.times.width);
    expect(commands.at(-1)?.kind).toBe(model.cutter === 'none' ? 'feedLines' : 'cut');
  });

  it('marks a character the printer lacks, and explains the mark', () => {
    const { commands } = onTicket({ ...slip, hall: { zh: '㛃县大厅', en: 'Hall' } }, model);
    const paper = textOf(commands);
    expect(paper).toContain('〓县大厅');
    expect(paper).toContain('本机字库没有的字');
    expect(textOf(onTicket(slip, model).commands)).not.toContain('〓');
  });

  it('leaves out what the hub cannot say', () => {
    const paper = textOf(onTicket({ ...slip, wait: null, documents: [] }, model).commands);
    expect(paper).not.toContain('预计等候');
    expect(paper).not.toContain('请备好材料');
  });

  it('says that there is no wait instead of about 0 minutes', () => {
    const wait = { minutes: 0, basis: { zh: '窗口空闲', en: 'a window is free' } };
    const paper = textOf(onTicket({ ...slip, wait }, model).commands);
    expect(paper).toContain('无需等候');
    expect(paper).not.toContain('0 分钟');
  });

  it('prints the tracker as a QR that fits the paper, also with characters beyond ASCII', () => {
    const { commands } = onTicket({ ...slip, tracker: 'http://hall.example/号/1' }, model);
    const stored = commands.find((each) => each.kind === 'qrStore');
    expect(new TextDecoder().decode(stored?.data)).toBe('http://hall.example/%E5%8F%B7/1');
    const module = commands.find((each) => each.kind === 'qrSize');
    expect((module?.dots ?? 99) * 33).toBeLessThanOrEqual(model.dots);
  });
});

describe.each([...escposPrinter.models.values()])('an offline number on $name', (model) => {
  // A sentence may go on in the next line.
  const paper = textOf(onTicket(offlineSlip, model).commands).replaceAll('\n', '');

  it('says what it is, that it will be entered, and only what was known', () => {
    for (const said of [
      'B501',
      '离线号',
      '自动补录',
      '09:30 时等候',
      '4 人',
      '本人身份证',
      '2026-11-23 09:31',
    ])
      expect(paper).toContain(said);
    for (const unknown of ['前面等候', '预计等候', '扫码']) expect(paper).not.toContain(unknown);
    expect(onTicket(offlineSlip, model).commands.some(({ kind }) => kind === 'qrStore')).toBe(false);
  });

  it('leaves out who waited when nobody knows, and marks a second paper', () => {
    const bare = textOf(onTicket({ ...offlineSlip, waiting: null }, model, true).commands);
    expect(bare).not.toContain('时等候');
    expect(bare).toContain('重打');
    expect(paper).not.toContain('重打');
  });
});

describe.each([...escposPrinter.models.values()])('a roster on $name', (model) => {
  const sheet: RosterSheet = {
    hall: slip.hall,
    asOf: '2026-11-23 09:30',
    services: [
      {
        name: slip.serviceName,
        windows: '3–5',
        waiting: [
          { ticket: 'B009', class: 'green', offline: false },
          { ticket: 'B007', class: 'regular', offline: false },
          { ticket: 'B501', class: 'regular', offline: true },
        ],
        more: 12,
      },
    ],
    windows: [{ window: 3, ticket: 'B006', directed: ['B004'] }],
  };

  it('has the numbers in calling order with their marks, who is where, and when it was true', () => {
    const paper = textOf(onPaper({ paper: 'roster', sheet }, model).commands);
    expect(paper).toMatch(/001 B009绿\s+002 B007\s+003 B501\*/);
    for (const said of ['2026-11-23 09:30', '租房提取', '15', '另有 12 人', '3号窗口', 'B006', 'B004'])
      expect(paper).toContain(said);
  });

  it('has numbers of four digits whole and in columns, with all their marks', () => {
    const waiting = Array.from({ length: 9 }, (_, n) => ({
      ticket: numberIn('B', 5001 + n, 4),
      class: 'green' as const,
      offline: true,
    }));
    const long = { ...sheet, services: sheet.services.map((service) => ({ ...service, waiting })) };
    const lines = textOf(onPaper({ paper: 'roster', sheet: long }, model).commands).split('\n');
    const rows = lines.filter((line) => line.includes('B500'));
    const placed = rows.map((row) => row.match(/(?<=^| )\d{3} B\d{4}绿\*/g)?.length);
    expect(new Set(placed.slice(0, -1)).size).toBe(1);
    expect(placed.reduce((sum = 0, count = 0) => sum + count, 0)).toBe(9);
  });

  it('says so when there is no list of today', () => {
    const paper = textOf(onPaper({ paper: 'roster', sheet: { ...sheet, asOf: null } }, model).commands);
    expect(paper).toContain('没有系统今天的名单');
  });
});
