import type { ToDevice } from './messages.ts';
import type { Model } from './models/index.ts';

/** What decides how bytes of text are read. */
export interface Modes {
  readonly chinese: boolean;
  readonly codePage: number;
  readonly internationalSet: number;
}

/** The modes after power-up and after initialise. */
export const modesAtStart = (model: Model): Modes => ({
  chinese: model.chinese.onAtStart,
  codePage: model.codePage,
  internationalSet: 0,
});

/** The modes after a command. */
export function modesAfter(modes: Modes, command: ToDevice, model: Model): Modes {
  if (command.kind === 'initialise') return modesAtStart(model);
  if (command.kind === 'chineseOn') return { ...modes, chinese: true };
  if (command.kind === 'chineseOff') return { ...modes, chinese: false };
  if (command.kind === 'codePage') return { ...modes, codePage: command.page };
  if (command.kind === 'internationalSet') return { ...modes, internationalSet: command.set };
  return modes;
}
