import { decodeGbk, escposPrinter } from '@jiaohao/shared';
import { memoryPort, type MemoryPort } from './memory-port.ts';

type Command = escposPrinter.ToDevice;
type Answer = escposPrinter.ToHost;

/** A ticket printer for driver tests: it prints in order, stops when something is wrong, and goes on with what is left in it. */
export interface TestPrinter {
  readonly port: MemoryPort<Command, Answer>;
  /** Papers that came out, as text; the last is still under the head. */
  readonly papers: string[];
  /** Contents of the QR codes printed. */
  readonly codes: string[];
  set(condition: Partial<escposPrinter.PrinterCondition>): void;
  /** Answers nothing. */
  silent: boolean;
  /** Prints, but answers no fence. */
  withholdsFence: boolean;
  /** How long it takes to come to the next fences, ms each. */
  readonly fenceMs: number[];
  /** Answers the next question for this status with this byte. */
  lie: { readonly n: escposPrinter.StatusRequest; readonly byte: number } | null;
  /** Goes wrong when this many more characters are printed. */
  breakAfter(characters: number, condition: Partial<escposPrinter.PrinterCondition>): void;
  /** The power goes: what waits in it is lost. */
  powerCut(): void;
}

/** Builds the printer and its port, unplugged. */
export function testPrinter(model: escposPrinter.Model): TestPrinter {
  let condition = escposPrinter.ready;
  let waiting: Command[] = [];
  let breaks: { left: number; to: Partial<escposPrinter.PrinterCondition> } | null = null;
  const papers = [''];
  const codes: string[] = [];

  const put = (text: string): void => {
    papers[papers.length - 1] += text;
    if (breaks === null) return;
    breaks.left -= 1;
    if (breaks.left <= 0) {
      condition = { ...condition, ...breaks.to };
      breaks = null;
    }
  };
  const obey = (command: Command): void => {
    if (command.kind === 'text') put(command.string);
    else if (command.kind === 'lineFeed') put('\n');
    else if (command.kind === 'cut') papers.push('');
    else if (command.kind === 'qrStore') codes.push(decodeGbk(command.data));
    else if (command.kind === 'requestSensor' && !printer.withholdsFence) {
      printer.port.say({ kind: 'sensorStatus', byte: escposPrinter.sensorByte(condition, model) });
    }
  };
  let coming: NodeJS.Timeout | null = null;
  const goOn = (): void => {
    while (coming === null && !escposPrinter.isOffline(condition)) {
      const next = waiting.shift();
      if (next === undefined) return;
      const ms = next.kind === 'requestSensor' ? printer.fenceMs.shift() : undefined;
      if (ms === undefined) obey(next);
      else coming = setTimeout(() => arrive(next), ms);
    }
  };
  const arrive = (next: Command): void => {
    coming = null;
    obey(next);
    goOn();
  };
  const status = (n: escposPrinter.StatusRequest): number => {
    const { lie } = printer;
    if (lie?.n !== n) return escposPrinter.statusByte(n, condition, model);
    printer.lie = null;
    return lie.byte;
  };
  const printer: TestPrinter = {
    port: memoryPort(escposPrinter.escposPrinterCodec(model), (command, say) => {
      if (printer.silent) return;
      if (command.kind === 'requestStatus') {
        say({ kind: 'realTimeStatus', byte: status(command.n) });
      } else if (command.kind === 'recover') {
        if (model.recovery.recover) waiting = [];
      } else if (command.kind === 'clearBuffer') {
        waiting = [];
        say({ kind: 'bufferCleared' });
      } else {
        waiting.push(command);
        goOn();
      }
    }),
    papers,
    codes,
    set(now) {
      condition = { ...condition, ...now };
      goOn();
    },
    silent: false,
    withholdsFence: false,
    fenceMs: [],
    lie: null,
    breakAfter(left, to) {
      breaks = { left, to };
    },
    powerCut() {
      waiting = [];
    },
  };
  return printer;
}
