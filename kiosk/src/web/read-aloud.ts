import { signal } from '@preact/signals';

/** A Chinese voice of this machine's own; without one nothing is offered. A voice from elsewhere would need the internet. */
export const voice = signal<SpeechSynthesisVoice | null>(null);
export const speaking = signal(false);

/** Looks for a voice, which browsers find out about only after a while. */
export function findVoice(): void {
  if (!('speechSynthesis' in window)) return;
  const look = (): void => {
    voice.value =
      speechSynthesis.getVoices().find(({ lang, localService }) => localService && isChinese(lang)) ?? null;
  };
  speechSynthesis.addEventListener('voiceschanged', look);
  look();
}

const isChinese = (lang: string): boolean => /^(zh|cmn)\b/i.test(lang);

/** Slower than people speak among themselves. */
const rate = 0.85;

/** Reads aloud what stands on the page, in Chinese; pressed again, it stops. */
export function readAloud(): void {
  if (speaking.value) {
    hush();
    return;
  }
  const words = [...document.querySelectorAll<HTMLElement>('main [lang="zh-CN"], main [data-read]')]
    .map((each) => each.dataset['read'] ?? each.innerText)
    .join('。');
  const sentence = new SpeechSynthesisUtterance(words);
  sentence.voice = voice.value;
  sentence.lang = 'zh-CN';
  sentence.rate = rate;
  for (const over of ['end', 'error'] as const)
    sentence.addEventListener(over, () => {
      speaking.value = false;
    });
  speaking.value = true;
  speechSynthesis.speak(sentence);
}

/** The page turned, or enough was heard. */
export function hush(): void {
  if (!speaking.value) return;
  speaking.value = false;
  speechSynthesis.cancel();
}
