import type { Page } from 'playwright-core';
import { z } from 'zod';

const sound = z.object({
  /** On the clock of the sound card, seconds. */
  begun: z.number(),
  ended: z.number().nullable(),
  seconds: z.number(),
  /** Who stood in the light in the middle of it. */
  ticket: z.string().nullable(),
});
/** One sentence as the browser's loudspeaker played it. */
export type Sound = z.infer<typeof sound>;
const watched = z.object({ sounds: z.array(sound), lit: z.array(z.string()) });

/**
 * Runs in the page before its own script: keeps what is really played, by the clock of the sound card, and each ticket that
 * comes into the light.
 */
export const watchBoard = `(() => {
  const seen = (window.seenOnBoard = { sounds: [], lit: [] });
  const inTheLight = () => document.querySelector('.light .call .ticket-number [aria-hidden]')?.textContent ?? null;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    const sound = { begun: this.context.currentTime, ended: null, seconds: this.buffer.duration, ticket: null };
    seen.sounds.push(sound);
    setTimeout(() => (sound.ticket = inTheLight()), sound.seconds * 500);
    this.addEventListener('ended', () => (sound.ended = this.context.currentTime));
    return start.apply(this, when);
  };
  new MutationObserver(() => {
    const ticket = inTheLight();
    if (ticket !== null && seen.lit.at(-1) !== ticket) seen.lit.push(ticket);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

/** What has been played and lit on a board so far. */
export async function seenOn(page: Page): Promise<z.infer<typeof watched>> {
  return watched.parse(await page.evaluate('window.seenOnBoard'));
}

/** Sentences that sounded while another one did. */
export function overlapping(sounds: readonly Sound[]): Sound[] {
  const byBegin = [...sounds].sort((a, b) => a.begun - b.begun);
  return byBegin.filter((each, at) => {
    const before = byBegin[at - 1];
    return before !== undefined && each.begun < before.begun + before.seconds;
  });
}
