/** What there is to speak with. */
export interface ClipIndexView {
  /** Changes with the clips; null: there are none. */
  readonly madeFrom: string | null;
  /** Samples a second. */
  readonly rate: number;
  /** How long each is, ms. */
  readonly clips: Readonly<Record<string, number>>;
}
