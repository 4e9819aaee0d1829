import { signal } from '@preact/signals';

/** Somebody asked for quiet until the next one comes. */
export const isQuiet = signal(false);

let context: AudioContext | null = null;

/** Two soft tones. A browser lets a page be heard once somebody has pressed a key on it. */
export function chime(): void {
  // Before that, asking for sound is an error.
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    tone(context, 880, 0);
    tone(context, 660, 0.22);
  } catch {
    // A PC without sound shows it all the same.
  }
}

function tone(sound: AudioContext, hertz: number, after: number): void {
  const [oscillator, gain] = [sound.createOscillator(), sound.createGain()];
  const at = sound.currentTime + after;
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
  oscillator.connect(gain).connect(sound.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.22);
}
