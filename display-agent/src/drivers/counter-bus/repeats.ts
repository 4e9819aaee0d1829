/**
 * Folds what was sent more than once into one: a keypad that heard no acknowledgement sends again, and a finger bounces.
 * Frames are the same when all their bytes are.
 */
export class Repeats {
  readonly #first = new Map<string, number>();

  /** True if the same `frame` of the same device came less than `foldMs` before `now`, counted from the first of them. */
  isRepeat(frame: string, now: number, foldMs: number): boolean {
    const first = this.#first.get(frame);
    if (first !== undefined && now - first < foldMs) return true;
    this.#forgetBefore(now - foldMs);
    this.#first.set(frame, now);
    return false;
  }

  #forgetBefore(time: number): void {
    for (const [frame, at] of this.#first) if (at < time) this.#first.delete(frame);
  }
}
