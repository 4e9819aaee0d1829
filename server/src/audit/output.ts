/** What a command prints; `error`: why it could not be carried out, one sentence. */
export interface Output {
  readonly lines: readonly string[];
  readonly error: string | null;
  readonly exitCode: 0 | 1;
}
