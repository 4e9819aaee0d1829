import { displayWidth, escposPrinter, type TicketSlip } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slip } from '../../../testing/invented.ts';
import { compose } from './compose.ts';
import { layOut } from './layout.ts';

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

/** What the printer makes of the bytes, through the device's side of the codec. */
function onPaper(given: TicketSlip, model: escposPrinter.Model, reprint = false) {
  const codec = escposPrinter.escposPrinterCodec(model);
  const items = layOut(given, { columns: model.columns, reprint });
  const bytes = compose(items, { model, encode: (command) => codec.toDevice.encode(command) });
  const framer = codec.toDevice.framer();
  const commands = framer.push(bytes);
  return { commands, skipped: framer.skipped + framer.pending };
}

const textOf = (commands: escposPrinter.ToDevice[]) =>
  commands
    .map((each) => (each.kind === 'text' ? each.string : each.kind === 'lineFeed' ? '\n' : ''))
    .join('');

describe.each([...escposPrinter.models.values()])('a ticket on $name', (model) => {
  it('is made of commands the printer knows, whatever stands on it, and no line is wider than the paper', () => {
    fc.assert(
      fc.property(anySlip, fc.boolean(), (given, reprint) => {
        const { commands, skipped } = onPaper(given, model, reprint);
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
        expect(textOf(commands)).toContain(given.ticket);
      }),
      { numRuns: 60 },
    );
  });

  it('shows the number largest, and ends with a cut or at the tear bar', () => {
    const { commands } = onPaper(slip, model);
    const at = commands.findIndex((each) => each.kind === 'text' && each.string === 'B');
    const size = commands.slice(0, at).findLast((each) => each.kind === 'size');
    expect(size?.times.width).toBeGreaterThanOrEqual(5);
    expect(size?.times.height).toBe(size?.times.width);
    expect(commands.at(-1)?.kind).toBe(model.cutter === 'none' ? 'feedLines' : 'cut');
  });

  it('marks a character the printer lacks, and explains the mark', () => {
    const { commands } = onPaper({ ...slip, hall: { zh: '㛃县大厅', en: 'Hall' } }, model);
    const paper = textOf(commands);
    expect(paper).toContain('〓县大厅');
    expect(paper).toContain('本机字库没有的字');
    expect(textOf(onPaper(slip, model).commands)).not.toContain('〓');
  });

  it('leaves out what the hub cannot say', () => {
    const paper = textOf(onPaper({ ...slip, wait: null, documents: [] }, model).commands);
    expect(paper).not.toContain('预计等候');
    expect(paper).not.toContain('请备好材料');
  });

  it('says that there is no wait instead of about 0 minutes', () => {
    const wait = { minutes: 0, basis: { zh: '窗口空闲', en: 'a window is free' } };
    const paper = textOf(onPaper({ ...slip, wait }, model).commands);
    expect(paper).toContain('无需等候');
    expect(paper).not.toContain('0 分钟');
  });

  it('prints the tracker as a QR that fits the paper, also with characters beyond ASCII', () => {
    const { commands } = onPaper({ ...slip, tracker: 'http://hall.example/号/1' }, model);
    const stored = commands.find((each) => each.kind === 'qrStore');
    expect(new TextDecoder().decode(stored?.data)).toBe('http://hall.example/%E5%8F%B7/1');
    const module = commands.find((each) => each.kind === 'qrSize');
    expect((module?.dots ?? 99) * 33).toBeLessThanOrEqual(model.dots);
  });
});
