/** How the address of the page asks for its voice: `?voice=on&english=on`. */
export interface VoiceOfPage {
  /** `on`: the hall's loudspeaker hangs here. `spare`: it speaks when nobody else can. `off`: never. */
  readonly voice: 'on' | 'spare' | 'off';
  /** Each call in English too. */
  readonly english: boolean;
}

/** @param search the part of the address from `?` on */
export function voiceOfPage(search: string): VoiceOfPage {
  const asked = new URLSearchParams(search);
  const voice = asked.get('voice');
  return {
    voice: voice === 'on' || voice === 'off' ? voice : 'spare',
    english: asked.get('english') === 'on',
  };
}
