/**
 * Fetches the letters of a sentence on machines that lack them: once it has to be said, nobody may be there to ask.
 * They come in pieces, each when a page first shows a letter of it.
 */
export function haveLetters(sentence: string): void {
  // Without them the sentence is shown as well as the machine can.
  document.fonts.load("700 1rem 'Noto Sans SC'", sentence).catch(() => {});
  document.fonts.load("400 1rem 'Noto Sans SC'", sentence).catch(() => {});
}
