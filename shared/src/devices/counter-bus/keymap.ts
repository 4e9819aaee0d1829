import { mostNumberDigits } from '../../vocabulary/number-form.ts';
import type { KeyAction, UnknownKeys } from './key-action.ts';
import type { KeyRule, Model, Operand } from './models/index.ts';

/** How many digits each operand takes, and whether a staff number is among them. */
const operands: Readonly<
  Record<Operand, { readonly least: number; readonly most: number; readonly clerk: boolean }>
> = {
  none: { least: 0, most: 0, clerk: false },
  ticket: { least: 1, most: mostNumberDigits, clerk: false },
  window: { least: 1, most: 2, clerk: false },
  clerk: { least: 0, most: 0, clerk: true },
  clerkAndPin: { least: 4, most: 8, clerk: true },
};

/** What follows the digits a rule wants first, or undefined if the rule does not fit what was typed. */
function operandOf(rule: KeyRule, typed: string, model: Model): string | undefined {
  const first = rule.typed ?? '';
  if (!typed.startsWith(first)) return undefined;
  const rest = typed.slice(first.length);
  const { least, most, clerk } = operands[rule.operand ?? 'none'];
  const digits = rest.length - (clerk ? model.clerkDigits : 0);
  if (digits < least || digits > most) return undefined;
  return rule.operand === 'window' && Number(rest) === 0 ? undefined : rest;
}

function logIn(rest: string, clerkDigits: number): KeyAction {
  const pin = rest.slice(clerkDigits);
  return { kind: 'logIn', clerk: rest.slice(0, clerkDigits), pin: pin === '' ? null : pin };
}

/** The action of a rule with what follows its digits. */
function actionOf({ does }: KeyRule, rest: string, model: Model): KeyAction {
  if (does === 'callNumber') return { kind: does, digits: rest };
  if (does === 'ready') return { kind: does, digits: rest === '' ? null : rest };
  if (does === 'transfer') return { kind: does, window: Number(rest) };
  return does === 'logIn' ? logIn(rest, model.clerkDigits) : { kind: does };
}

/** What a key press means on a model: its typed digits and its key code. PRIVATE where it is a log-in. */
export function readKeys(model: Model, digits: readonly number[], keyCode: number): KeyAction | UnknownKeys {
  const typed = digits.join('');
  const ofKey = model.keyMap.filter(({ key }) => key === keyCode);
  for (const rule of ofKey) {
    const rest = operandOf(rule, typed, model);
    if (rest !== undefined) return actionOf(rule, rest, model);
  }
  return { kind: 'unknown', because: ofKey.length === 0 ? 'no-such-key' : 'wrong-digits' };
}

/** What an action adds to the digits its rule wants. */
function argumentOf(action: KeyAction): string {
  if (action.kind === 'callNumber') return action.digits;
  if (action.kind === 'ready') return action.digits ?? '';
  if (action.kind === 'transfer') return String(action.window);
  return action.kind === 'logIn' ? action.clerk + (action.pin ?? '') : '';
}

/** The keys a clerk presses for an action, or undefined if this model has none for it. The reverse of {@link readKeys}. */
export function keysFor(
  model: Model,
  action: KeyAction,
): { readonly digits: readonly number[]; readonly key: number } | undefined {
  for (const rule of model.keyMap) {
    if (rule.does !== action.kind) continue;
    const typed = (rule.typed ?? '') + argumentOf(action);
    if (/^\d*$/.test(typed) && operandOf(rule, typed, model) !== undefined) {
      return { digits: Array.from(typed, Number), key: rule.key };
    }
  }
  return undefined;
}
