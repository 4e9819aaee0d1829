import type { Sentence } from '@jiaohao/shared/voice';
import type { AtHand } from '@jiaohao/shared/node';
import type { SpeakerProgram } from '../voice/say-aloud.ts';

/** What an agent keeps at hand, in memory: give it to the next agent, and that one is the first started again. */
export function memoryAtHand(): AtHand {
  const kept = new Map<string, unknown>();
  return {
    read(name, schema) {
      const checked = schema.safeParse(kept.get(name));
      return checked.success ? checked.data : null;
    },
    keep: (name, value) => void kept.set(name, value),
    flush: () => {},
  };
}

/** Somebody who listens to the loudspeaker. */
export class Listener implements SpeakerProgram {
  readonly heard: string[] = [];
  works = true;

  say({ text }: Sentence): Promise<boolean> {
    this.heard.push(text);
    return Promise.resolve(this.works);
  }

  close(): void {}
}
