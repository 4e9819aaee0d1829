import { encodeGbk, gbkSubstitute, type escposPrinter } from '@jiaohao/shared';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import QRCode from 'qrcode';
import { wrap } from './columns.ts';
import type { PaperItem } from './typesetting.ts';

type ToDevice = escposPrinter.ToDevice;

/** What `compose` needs to know of the printer. */
export interface ComposeFor {
  readonly model: Pick<escposPrinter.Model, 'dots' | 'columns' | 'cutter'>;
  readonly encode: (command: ToDevice) => Uint8Array;
}

/** Feed beyond the cutter before it cuts, dots: 3 mm. Without a cutter the paper is fed to where it can be torn. */
const feedBeforeCut = 24;
const linesToTearBar = 4;
const misfitNote = `${gbkSubstitute}：本机字库没有的字 (a character this printer lacks)`;
/** The QR takes at most this part of the paper's width, and a module 3 to 8 dots: phones read it at arm's length. */
const qrShare = 0.5;

/**
 * The bytes of a paper, from reset to cut. `node-thermal-printer` composes emphasis, alignment, rules and the QR; text
 * goes through it as finished GBK bytes, because its own Chinese set never turns the Chinese font on, and enlargement
 * and cut as finished commands, because it swaps width and height and feeds four lines too many.
 */
export function compose(items: readonly PaperItem[], { model, encode }: ComposeFor): Uint8Array {
  const paper = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', width: model.columns });
  const misfits = new Set<string>();
  const put = (command: ToDevice): void => paper.add(Buffer.from(encode(command)));
  const printLine = (text: string): void => {
    const gbk = encodeGbk(text);
    for (const misfit of gbk.misfits) misfits.add(misfit);
    paper.add(Buffer.from(gbk.bytes));
    paper.newLine();
  };

  put({ kind: 'initialise' });
  put({ kind: 'chineseOn' });
  for (const item of items) composeItem(item, paper, { put, printLine }, model);
  if (misfits.size > 0) for (const line of wrap(misfitNote, model.columns)) printLine(line);
  if (model.cutter === 'none') put({ kind: 'feedLines', lines: linesToTearBar });
  else put({ kind: 'cut', cut: 'partial', feed: feedBeforeCut });
  return Uint8Array.from(paper.getBuffer());
}

interface Pen {
  readonly put: (command: ToDevice) => void;
  readonly printLine: (text: string) => void;
}

function composeItem(
  item: PaperItem,
  paper: ThermalPrinter,
  { put, printLine }: Pen,
  model: ComposeFor['model'],
): void {
  switch (item.item) {
    case 'rule':
      paper.alignLeft();
      paper.drawLine('-');
      return;
    case 'qr':
      paper.alignCenter();
      paper.printQR(asciiAddress(item.content), { ...qrFor(item.content, model.dots), model: 2 });
      paper.newLine();
      paper.alignLeft();
      return;
    case 'text':
      if (item.align === 'centre') paper.alignCenter();
      else paper.alignLeft();
      if (item.bold) paper.bold(true);
      if (item.invert) paper.invert(true);
      if (item.times > 1) put({ kind: 'size', times: { width: item.times, height: item.times } });
      printLine(item.text);
      if (item.times > 1) put({ kind: 'size', times: { width: 1, height: 1 } });
      if (item.invert) paper.invert(false);
      if (item.bold) paper.bold(false);
  }
}

/** Module size for a QR that fills its share of the paper. */
function qrFor(content: string, dots: number): { cellSize: number; correction: 'M' } {
  const modules = QRCode.create(asciiAddress(content), { errorCorrectionLevel: 'M' }).modules.size;
  return { cellSize: Math.min(8, Math.max(3, Math.floor((dots * qrShare) / modules))), correction: 'M' };
}

/** The library counts a QR's length in characters, so that only ASCII is stored whole; addresses lose nothing by it. */
function asciiAddress(content: string): string {
  return /^[\u{20}-\u{7E}]*$/u.test(content) ? content : encodeURI(content);
}
