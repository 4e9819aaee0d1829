/** What a window's devices are called in the hall. A counter bus is called as its line. */
export const deviceNames = {
  keypad: (window: number) => `keypad-${window}`,
  evaluator: (window: number) => `evaluator-${window}`,
  board: (window: number) => `board-${window}`,
  speaker: (agent: string) => `${agent}-speaker`,
} as const;
