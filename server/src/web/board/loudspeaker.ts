import { signal, type ReadonlySignal } from '@preact/signals';
import { joinClips, readWav, type Sentence, type Sound } from '@jiaohao/shared/voice';
import type { ClipIndexView } from '../../http/shapes/clip-index.ts';

/** The loudspeaker of the machine a page is shown on. */
export interface Loudspeaker {
  /** `asleep`: the browser lets pages sound only once somebody has touched them. `none`: there is nothing to speak with. */
  readonly state: ReadonlySignal<'opening' | 'asleep' | 'ready' | 'none'>;
  /** To be called from a touch. */
  wake(): void;
  /** Resolves when the sentence has been said; false when it could not be. */
  say(sentence: Sentence): Promise<boolean>;
  /** It failed: nothing is said with it before the page is opened again. */
  giveUp(): void;
}

/** A sound that has not ended so long after it should have is not sounding: the device is gone. */
const lateMs = 2000;
/** Clips are asked for again after this long. */
const againMs = 30_000;

export function openLoudspeaker(): Loudspeaker {
  const state = signal<'opening' | 'asleep' | 'ready' | 'none'>('opening');
  const context = new AudioContext();
  let clips: ReadonlyMap<string, Sound> | null = null;
  let broken = false;
  const look = (): void => {
    if (broken || clips?.size === 0) state.value = 'none';
    else if (clips !== null) state.value = context.state === 'running' ? 'ready' : 'asleep';
  };
  context.addEventListener('statechange', look);
  void keepTrying(async () => {
    clips = await fetchClips();
    look();
  });
  return {
    state,
    wake: () => void context.resume().then(look, look),
    say(sentence) {
      const sound = joinClips(sentence.clips, (clip) => clips?.get(clip));
      return sound === null ? Promise.resolve(false) : play(context, sound);
    },
    giveUp() {
      broken = true;
      look();
    },
  };
}

async function keepTrying(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch {
      // The hub is away; the page says so itself.
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

async function fetchClips(): Promise<ReadonlyMap<string, Sound>> {
  const { madeFrom, clips }: ClipIndexView = await (await fetch('/voice/index.json')).json();
  return new Map(
    await Promise.all(
      Object.keys(clips).map(async (name): Promise<[string, Sound]> => {
        const file = await fetch(`/voice/${name}.wav?of=${madeFrom ?? ''}`);
        const sound = readWav(new Uint8Array(await file.arrayBuffer()));
        if (sound === null) throw new Error(`${name} is no sound`);
        return [name, sound];
      }),
    ),
  );
}

function play(context: AudioContext, { rate, samples }: Sound): Promise<boolean> {
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(
    Float32Array.from(samples, (sample) => sample / 32_768),
    0,
  );
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  return new Promise((resolve) => {
    const late = setTimeout(
      () => {
        source.disconnect();
        resolve(false);
      },
      buffer.duration * 1000 + lateMs,
    );
    source.addEventListener('ended', () => {
      clearTimeout(late);
      source.disconnect();
      resolve(true);
    });
    source.start();
  });
}
