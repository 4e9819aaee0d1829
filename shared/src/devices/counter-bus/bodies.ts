import { UnencodableError } from '../../codec/codec.ts';
import type { Body } from './frame.ts';
import {
  commands,
  type Display,
  firstKeyCode,
  type Grade,
  highestGrade,
  type Order,
  type Position,
  type Positions,
  type Report,
  startEvaluationCode,
  type ToDevice,
  type ToHost,
} from './messages.ts';

const blank = 0x0a;
const positionCount = 6;

const isDigit = (byte: number): boolean => byte >= 0 && byte < firstKeyCode;

function digits(values: readonly number[]): readonly number[] {
  if (!values.every((value) => Number.isInteger(value) && isDigit(value))) {
    throw new UnencodableError('A typed digit is not one of 0 to 9.');
  }
  return values;
}

function keyCode(key: number): number {
  if (Number.isInteger(key) && key >= firstKeyCode && key <= 0xff) return key;
  throw new UnencodableError(`A key code is ${key}; 10 to 255 fit.`);
}

function gradeByte(grade: number): number {
  if (Number.isInteger(grade) && grade >= 0 && grade <= highestGrade) return grade;
  throw new UnencodableError(`A grade is ${grade}; 0 to ${highestGrade} fit.`);
}

const positionBytes = (positions: Positions): readonly number[] =>
  positions.flatMap((position) => (position === null ? [blank] : digits([position])));

/** Typed digits and the key behind them, as DATA of the command both directions share. */
const keyed = (typed: readonly number[], key: number | null): readonly number[] => {
  if (key !== null) return [...digits(typed), keyCode(key)];
  if (typed.length > 0) return digits(typed);
  throw new UnencodableError('A key frame with neither digits nor a key.');
};

/** Kind → CMD. */
const commandOf: Readonly<Record<(Report | Order)['kind'], number>> = {
  keyPress: commands.keys,
  keyEcho: commands.keys,
  digits: commands.keys,
  startEvaluation: commands.keys,
  gradeReply: commands.keys,
  grade: commands.grade,
  display: commands.display,
  result: commands.display,
  beep: commands.beep,
};

function dataOf(message: Report | Order): readonly number[] {
  if (message.kind === 'keyPress' || message.kind === 'keyEcho') return keyed(message.digits, message.key);
  if (message.kind === 'digits') return keyed(message.digits, null);
  if (message.kind === 'grade' || message.kind === 'gradeReply') return [gradeByte(message.grade)];
  if (message.kind === 'display') return positionBytes(message.positions);
  if (message.kind === 'result') return [message.ok ? 1 : 0];
  return message.kind === 'startEvaluation' ? [startEvaluationCode] : [];
}

/** What a frame carries for every message but `unexpected` and `overheard`. */
export function writeBody(message: Report | Order): Body {
  return { address: message.address, command: commandOf[message.kind], data: dataOf(message) };
}

/** Typed digits with the key behind them (null: none), or undefined if the data is neither. */
function readKeyed(data: readonly number[]): { digits: number[]; key: number | null } | undefined {
  const last = data.at(-1);
  if (last === undefined || !data.slice(0, -1).every(isDigit)) return undefined;
  return isDigit(last) ? { digits: [...data], key: null } : { digits: data.slice(0, -1), key: last };
}

function readGrade({ address, command, data }: Body): Grade | undefined {
  const [grade = -1, ...more] = data;
  if (command !== commands.grade || more.length > 0 || grade < 0 || grade > highestGrade) return undefined;
  return { kind: 'grade', address, grade };
}

/** What only the host says: displays, results and beeps. */
function readShown({
  address,
  command,
  data,
}: Body): Extract<Order, { kind: 'display' | 'result' | 'beep' }> | undefined {
  if (command === commands.beep && data.length === 0) return { kind: 'beep', address };
  if (command !== commands.display) return undefined;
  const [ok] = data;
  if (data.length === 1 && (ok === 0 || ok === 1)) return { kind: 'result', address, ok: ok === 1 };
  if (!data.every((byte) => byte <= blank)) return undefined;
  const shown = data.map((byte): Position => (byte === blank ? null : byte));
  return isPositions(shown) ? ({ kind: 'display', address, positions: shown } satisfies Display) : undefined;
}

function isPositions(shown: readonly Position[]): shown is Positions {
  return shown.length === positionCount;
}

/** What the host reads in a frame. */
export function readReport(body: Body): ToHost {
  const { address, command, data } = body;
  const shown = readShown(body);
  if (shown) return { kind: 'overheard', message: shown };
  const typed = command === commands.keys ? readKeyed(data) : undefined;
  if (typed && typed.key !== null) return { kind: 'keyPress', address, digits: typed.digits, key: typed.key };
  if (typed) return { kind: 'digits', address, digits: typed.digits };
  return readGrade(body) ?? { kind: 'unexpected', address, command, data };
}

/** What a device reads in a frame. */
export function readOrder(body: Body): ToDevice {
  const { address, command, data } = body;
  const shown = readShown(body);
  if (shown) return shown;
  const [only = -1] = data;
  if (command === commands.keys && data.length === 1) {
    if (only === startEvaluationCode) return { kind: 'startEvaluation', address };
    if (only <= highestGrade) return { kind: 'gradeReply', address, grade: only };
  }
  const typed = command === commands.keys ? readKeyed(data) : undefined;
  if (typed) return { kind: 'keyEcho', address, ...typed };
  const grade = readGrade(body);
  return grade ? { kind: 'overheard', message: grade } : { kind: 'unexpected', address, command, data };
}
