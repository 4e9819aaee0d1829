import { firstThatTakes, type Behaviour } from '../devices/behaviour.ts';

/**
 * Makes a device whose word for how it is can get stuck: while `isStuck`, it answers requests of these kinds as it
 * answered them last.
 */
export function withStuckStatus<Self, In extends { readonly kind: string }, Out>(
  habits: readonly Behaviour<Self, In, Out>[],
  kinds: readonly In['kind'][],
  isStuck: (self: Self) => boolean,
): readonly Behaviour<Self, In, Out>[] {
  const said = new Map<string, readonly Out[]>();
  const stuck: Behaviour<Self, In, Out> = (self, message) => {
    if (!kinds.includes(message.kind)) return null;
    const asked = JSON.stringify(message);
    const last = said.get(asked);
    if (last !== undefined && isStuck(self)) return last;
    const answer = firstThatTakes(habits, self, message);
    if (answer !== null) said.set(asked, answer);
    return answer;
  };
  return [stuck, ...habits];
}
