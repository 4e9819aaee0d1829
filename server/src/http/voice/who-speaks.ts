import type { AgentId, WindowNumber } from '@jiaohao/shared';
import type { AgentStanding } from '../../mqtt/device-register.ts';

/** A screen that has a loudspeaker, and whether it is the one meant to speak: `on`, or `spare` for when nobody else can. */
export type ScreenVoice = 'on' | 'spare';

interface Display {
  readonly id: AgentId;
  readonly windows: readonly WindowNumber[];
}

type Agent = Pick<AgentStanding, 'agent' | 'present' | 'devices'>;

/**
 * Who says the calls of a window aloud: its display agent, if that one is here and its loudspeaker sounds and says all
 * calls; otherwise the hall's speaking screen. Never both.
 */
export function voiceOf(
  window: WindowNumber,
  displays: readonly Display[],
  agents: readonly Agent[],
): 'window' | 'screen' {
  const display = displays.find(({ windows }) => windows.includes(window));
  const agent = agents.find(({ agent }) => agent === display?.id);
  if (agent?.present !== true) return 'screen';
  const speaker = agent.devices.find(({ kind }) => kind === 'speaker');
  const speaks = speaker !== undefined && speaker.speaks !== 'offline-only' && speaker.faults.length === 0;
  return speaks ? 'window' : 'screen';
}

/** The one screen that says what no window says: of those meant to speak, else of the spare ones, whoever came first. */
export function speakingScreen<Screen extends { readonly voice: ScreenVoice | null }>(
  screens: readonly Screen[],
): Screen | undefined {
  return screens.find(({ voice }) => voice === 'on') ?? screens.find(({ voice }) => voice === 'spare');
}
