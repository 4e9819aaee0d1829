import { escposPrinter } from '@jiaohao/shared';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import type { Engine } from './engine.ts';

/** What a printer knows of itself while it works. */
export interface PrinterState {
  readonly model: escposPrinter.Model;
  readonly engine: Pick<Engine, 'take' | 'clear'>;
  readonly condition: () => escposPrinter.PrinterCondition;
  /** Categories of automatic status that are on. */
  automatic: number;
}

type In = escposPrinter.ToDevice;
type Out = escposPrinter.ToHost;

const habit = habitsOf<PrinterState, In, Out>();

/** What a printer says of itself unasked. */
export const automaticStatus = ({ condition, model }: PrinterState): Out => ({
  kind: 'automaticStatus',
  bytes: escposPrinter.automaticStatusBytes(condition(), model),
});

function switchAutomatic(printer: PrinterState, enable: number): readonly Out[] {
  printer.automatic = enable;
  return enable === 0 ? [] : [automaticStatus(printer)];
}

/** What a printer does the moment it hears it, also offline and in the midst of a job. The rest waits in the print buffer. */
export const promptHabits: readonly Behaviour<PrinterState, In, Out>[] = [
  habit('requestStatus', ({ condition, model }, { n }) => [
    { kind: 'realTimeStatus', byte: escposPrinter.statusByte(n, condition(), model) },
  ]),
  habit('recover', ({ engine, model }, { how }) => {
    if (model.recovery.recover && how === 'clear') engine.clear();
    return [];
  }),
  habit('clearBuffer', ({ engine, model }) => {
    if (!model.recovery.clearBuffer) return [];
    engine.clear();
    return [{ kind: 'bufferCleared' }];
  }),
  (printer, command) => {
    const { answeredOffline } = printer.model.automaticStatus;
    return command.kind === 'automaticStatus' && answeredOffline
      ? switchAutomatic(printer, command.enable)
      : null;
  },
  (printer, command) => {
    printer.engine.take(command);
    return [];
  },
];

/** What a printer does when it comes to a command in its buffer, besides printing. */
export const turnHabits: readonly Behaviour<PrinterState, In, Out>[] = [
  habit('requestSensor', ({ condition, model }, { sensor }) => [
    { kind: 'sensorStatus', byte: sensor === 1 ? escposPrinter.sensorByte(condition(), model) : 0 },
  ]),
  habit('automaticStatus', (printer, { enable }) => switchAutomatic(printer, enable)),
  habit('initialise', (printer) => {
    if (!printer.model.automaticStatus.survivesInitialise) printer.automatic = 0;
    return [];
  }),
];
