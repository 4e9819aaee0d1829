import type { escposPrinter } from '@jiaohao/shared';
import { firstThatTakes, rulesOf } from '../behaviour.ts';
import type { Align } from './line-builder.ts';

type Command = escposPrinter.ToDevice;

/** Everything that decides how the next character looks and where it goes. */
export interface Look {
  readonly align: Align;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly invert: boolean;
  readonly font: 'A' | 'B' | 'C';
  readonly times: { readonly width: number; readonly height: number };
  /** Chinese characters have a size of their own besides the common one. */
  readonly chineseTimes: { readonly width: number; readonly height: number };
  readonly chineseUnderline: boolean;
  readonly chineseGap: { readonly left: number; readonly right: number };
  readonly gap: number;
  readonly lineSpacing: number;
  readonly leftMargin: number;
  readonly areaWidth: number | null;
  /** Columns. */
  readonly tabs: readonly number[];
  readonly qrModule: number;
  readonly qrLevel: 'L' | 'M' | 'Q' | 'H';
}

const plain = { width: 1, height: 1 };
const everyEighth = Array.from({ length: 31 }, (_, i) => (i + 1) * 8);

/** After power-up and after initialise. */
export const lookAtStart: Look = {
  align: 'left',
  bold: false,
  underline: false,
  invert: false,
  font: 'A',
  times: plain,
  chineseTimes: plain,
  chineseUnderline: false,
  chineseGap: { left: 0, right: 0 },
  gap: 0,
  lineSpacing: 30,
  leftMargin: 0,
  areaWidth: null,
  tabs: everyEighth,
  qrModule: 3,
  qrLevel: 'L',
};

const bit = (byte: number, mask: number): boolean => (byte & mask) !== 0;
const times = (byte: number, wide: number, high: number) => ({
  width: bit(byte, wide) ? 2 : 1,
  height: bit(byte, high) ? 2 : 1,
});

const rule = rulesOf<Look, Command, Look>();

const rules = [
  rule('initialise', () => lookAtStart),
  rule('printMode', (look, { mode }) => ({
    ...look,
    font: bit(mode, 0x01) ? 'B' : 'A',
    bold: bit(mode, 0x08),
    times: times(mode, 0x20, 0x10),
    underline: bit(mode, 0x80),
  })),
  rule(['bold', 'doubleStrike'], (look, { on }) => ({ ...look, bold: on })),
  rule('underline', (look, { dots }) => ({ ...look, underline: dots > 0 })),
  rule('invert', (look, { on }) => ({ ...look, invert: on })),
  rule('font', (look, { font }) => ({ ...look, font })),
  rule('size', (look, { times: both }) => ({ ...look, times: both })),
  rule('characterSpacing', (look, { dots }) => ({ ...look, gap: dots })),
  rule('chinesePrintMode', (look, { mode }) => ({
    ...look,
    chineseTimes: times(mode, 0x04, 0x08),
    chineseUnderline: bit(mode, 0x80),
  })),
  rule('chineseQuad', (look, { on }) => ({ ...look, chineseTimes: on ? { width: 2, height: 2 } : plain })),
  rule('chineseUnderline', (look, { dots }) => ({ ...look, chineseUnderline: dots > 0 })),
  rule('chineseSpacing', (look, { left, right }) => ({ ...look, chineseGap: { left, right } })),
  rule('align', (look, { align }) => ({ ...look, align })),
  rule('defaultLineSpacing', (look) => ({ ...look, lineSpacing: lookAtStart.lineSpacing })),
  rule('lineSpacing', (look, { dots }) => ({ ...look, lineSpacing: dots })),
  rule('leftMargin', (look, { dots }) => ({ ...look, leftMargin: dots })),
  rule('printAreaWidth', (look, { dots }) => ({ ...look, areaWidth: dots })),
  rule('tabs', (look, { columns }) => ({ ...look, tabs: columns })),
  rule('qrSize', (look, { dots }) => ({ ...look, qrModule: dots })),
  rule('qrCorrection', (look, { level }) => ({ ...look, qrLevel: level })),
];

/** The look after a command; the same look if the command is not about looks. */
export const lookAfter = (look: Look, command: Command): Look => firstThatTakes(rules, look, command) ?? look;
