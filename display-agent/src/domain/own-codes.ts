/** What a keypad shows when the hub had no part in it; the hub's own codes begin with 1 to 5. */
export const ownCodes = {
  /** The hub gave no answer in time and most likely heard nothing: what the display shows next is how it stands. */
  hubSilent: '991',
  /** These keys mean nothing on this keypad. */
  notUnderstood: '992',
  /** The hub is away: key the number, then the call key. */
  keyNumberFirst: '993',
  /** Another window has called this number by hand. */
  calledElsewhere: '994',
  /** The agent's disk takes nothing: this call could not be told to the hub later. */
  cannotKeep: '995',
} as const;
