export interface RoundsOptions {
  readonly endOfTurn: (run: () => void) => void;
  /** One round; never rejects. */
  readonly play: () => Promise<void>;
  /** Whether there is more to do than the last round took. */
  readonly someLeft: () => boolean;
}

/** So many at once are a crowd. */
const crowd = 4;
/** A round waits no longer for its crowd: somebody comes in with each turn for as long as it lasts. */
const turnsForACrowd = 6;

/** Work in rounds, one after another, each in a turn of its own. */
export class Rounds {
  readonly #options: RoundsOptions;
  #working: Promise<void> | null = null;
  /** Until the round is over that is being played, or about to begin. */
  #round: Promise<void> | null = null;
  #isPlaying = false;
  /** How often there was something to do, and up to which of these times it has been seen to. */
  #woken = 0;
  #heeded = 0;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  /** There is something to do: a round begins at the end of this turn, or of that in which the one on its way ends. */
  wake(): void {
    this.#woken += 1;
    this.#working ??= this.#work();
  }

  /** Resolves between two rounds, once all there was to do has had its round. Behind a crowd that is after two at most. */
  async between(): Promise<void> {
    const before = this.#woken;
    while (this.#round !== null && (this.#isPlaying || this.#heeded < before)) await this.#round;
  }

  /** Resolves when there is nothing to do. */
  async rest(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#heeded < this.#woken || this.#options.someLeft()) {
      this.#round = this.#play();
      await this.#round;
      this.#round = null;
    }
    this.#working = null;
  }

  /** The turn ends before it begins, so that a key press is heard that came behind a crowd. */
  async #play(): Promise<void> {
    await this.#turnIsOver();
    await this.#crowdIsIn();
    const heeds = this.#woken;
    this.#isPlaying = true;
    await this.#options.play();
    this.#isPlaying = false;
    this.#heeded = heeds;
  }

  #turnIsOver(): Promise<void> {
    return new Promise((resolve) => this.#options.endOfTurn(resolve));
  }

  /**
   * A round costs more than what each wish adds to it. So while a crowd comes in, the round waits for those at the door;
   * whoever comes alone waits for nobody.
   */
  async #crowdIsIn(): Promise<void> {
    let come = crowd;
    for (let turns = 0; turns < turnsForACrowd && this.#woken - this.#heeded > come; turns += 1) {
      come = this.#woken - this.#heeded;
      await this.#turnIsOver();
    }
  }
}
