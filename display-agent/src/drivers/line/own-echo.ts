import { concat, startsWith } from '@jiaohao/shared';

const nothing = new Uint8Array(0);

/**
 * Takes our own transmissions out of what comes in: some RS-485 adapters hear themselves. Bytes are taken for our own only
 * when they match what we have just sent, from its first byte to its last, before its transmit time is over: a keypad's
 * frame and its acknowledgement are the same bytes, so a match at any other time is a key press. A transmission that came
 * back damaged by a collision stays in.
 */
export class OwnEcho {
  #expected: { readonly bytes: Uint8Array; readonly until: number }[] = [];
  #held: Uint8Array = nothing;

  /** How many bytes are held because they may be the beginning of an echo. */
  get held(): number {
    return this.#held.length;
  }

  /** These bytes are handed to the port now; their echo, if the adapter makes one, has come in whole by `until`. */
  expect(bytes: Uint8Array, now: number, until: number): void {
    this.#forgetOld(now);
    this.#expected.push({ bytes, until });
  }

  /** What of `incoming`, and of what was held before it, did not come from us. */
  strip(incoming: Uint8Array, now: number): Uint8Array {
    this.#forgetOld(now);
    if (this.#expected.length === 0 && this.#held.length === 0) return incoming;
    let rest: Uint8Array = concat(this.#held, incoming);
    const foreign: number[] = [];
    for (let own = this.#expected[0]; own !== undefined && rest.length > 0; own = this.#expected[0]) {
      if (startsWith(rest, own.bytes)) {
        rest = rest.slice(own.bytes.length);
        this.#expected.shift();
      } else if (startsWith(own.bytes, rest)) {
        this.#held = rest;
        return Uint8Array.from(foreign);
      } else {
        foreign.push(rest[0] ?? 0);
        rest = rest.slice(1);
      }
    }
    this.#held = nothing;
    return concat(foreign, rest);
  }

  /** Gives up what is held; call when the line is quiet. */
  release(): Uint8Array {
    const rest = this.#held;
    this.#held = nothing;
    return rest;
  }

  /** Forgets everything; for a new link. */
  reset(): void {
    this.#expected = [];
    this.#held = nothing;
  }

  #forgetOld(now: number): void {
    this.#expected = this.#expected.filter(({ until }) => now <= until);
  }
}
