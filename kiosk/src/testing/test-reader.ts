import { idCardReader } from '@jiaohao/shared';
import { memoryPort, type MemoryPort } from './memory-port.ts';

type Command = idCardReader.ToDevice;
type Answer = idCardReader.ToHost;

/** A card reader for driver tests: what lies on it, and what it does wrong. */
export interface TestReader {
  readonly port: MemoryPort<Command, Answer>;
  card: idCardReader.Card | null;
  silent: boolean;
  /** Commands it does not answer. */
  readonly mute: Set<Command['kind']>;
  /** SW3 it answers to a command instead of doing it. */
  readonly refuse: Map<Command['kind'], number>;
}

/** Builds the reader and its port, unplugged. */
export function testReader(model: idCardReader.Model): TestReader {
  let foundAlready = false;
  const answer = (command: Command): Answer => {
    const code = reader.refuse.get(command.kind);
    if (code !== undefined) return { kind: 'refusal', code };
    if (reader.card === null) foundAlready = false;
    return answers[command.kind]?.() ?? { kind: 'ok' };
  };
  const answers: Partial<Record<Command['kind'], () => Answer>> = {
    findCard() {
      const found = reader.card !== null && !(model.findsOnce && foundAlready);
      foundAlready ||= found;
      return found ? { kind: 'cardFound', data: new Uint8Array(4) } : { kind: 'refusal', code: 0x80 };
    },
    selectCard: () =>
      reader.card === null
        ? { kind: 'refusal', code: 0x81 }
        : { kind: 'cardSelected', serial: new Uint8Array(8) },
    readBase: () =>
      reader.card === null
        ? { kind: 'refusal', code: 0x41 }
        : { kind: 'baseRead', card: reader.card, fingerprint: 'not-asked' },
  };
  const reader: TestReader = {
    port: memoryPort(idCardReader.idCardReaderCodec(model), (command, say) => {
      if (!reader.silent && !reader.mute.has(command.kind)) say(answer(command));
    }),
    card: null,
    silent: false,
    mute: new Set(),
    refuse: new Map(),
  };
  return reader;
}
