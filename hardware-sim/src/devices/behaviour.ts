/** One rule of conduct: what follows from a message in a state, or null if the message is none of its business. */
type Rule<State, In, Result> = (state: State, message: In) => Result | null;

/**
 * One habit of a device: what it does and answers on hearing a message.
 * A device is a list of habits; the first that takes a message settles it.
 */
export type Behaviour<Device, In, Out> = Rule<Device, In, readonly Out[]>;

/** A maker of rules that take messages of certain kinds only. */
export function rulesOf<State, In extends { readonly kind: string }, Result>() {
  return <const K extends In['kind']>(
    kinds: K | readonly K[],
    act: (state: State, message: Extract<In, { readonly kind: K }>) => Result,
  ): Rule<State, In, Result> => {
    const taken: ReadonlySet<string> = new Set([kinds].flat());
    const takes = (message: In): message is Extract<In, { readonly kind: K }> => taken.has(message.kind);
    return (state, message) => (takes(message) ? act(state, message) : null);
  };
}

/** A maker of habits. */
export function habitsOf<Device, In extends { readonly kind: string }, Out>() {
  return rulesOf<Device, In, readonly Out[]>();
}

/** What the first rule that takes the message makes of it; null if none does. */
export function firstThatTakes<State, In, Result>(
  rules: readonly Rule<State, In, Result>[],
  state: State,
  message: In,
): Result | null {
  for (const rule of rules) {
    const result = rule(state, message);
    if (result !== null) return result;
  }
  return null;
}
