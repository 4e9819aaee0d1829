import type { onbonBoard } from '@jiaohao/shared';
import type { Clock } from '../../clock.ts';

/** An area with when it was written, so that its pages can be turned. */
export interface ShownArea {
  readonly area: onbonBoard.DynamicArea;
  readonly since: number;
}

/** What a board's controller card has in its memory. A power cut loses the areas. */
export interface CardState {
  readonly model: onbonBoard.Model;
  readonly address: number;
  readonly clock: Clock;
  readonly troubles: ReadonlySet<string>;
  readonly areas: Map<number, ShownArea>;
  on: boolean;
  brightness: number;
  time: onbonBoard.ClockTime | null;
  updates: number;
  /** Something else is shown now. */
  readonly repaint: () => void;
}

const fullBrightness = 15;

/** Forgets what lives in RAM, as after a power cut or a reset. */
export function forget(card: CardState): void {
  card.areas.clear();
  card.on = true;
  card.repaint();
}

/** A card fresh from its box. */
export function newCard(
  model: onbonBoard.Model,
  address: number,
  clock: Clock,
  live: Pick<CardState, 'troubles' | 'repaint'>,
): CardState {
  return {
    model,
    address,
    clock,
    areas: new Map(),
    on: true,
    brightness: fullBrightness,
    time: null,
    updates: 0,
    get troubles() {
      return live.troubles;
    },
    repaint: live.repaint,
  };
}

/** Writes and deletes areas, and sees to it that those with a time-out go when no update comes. */
export function updateAreas(
  card: CardState,
  { remove, areas }: Pick<Extract<onbonBoard.Request, { kind: 'updateAreas' }>, 'remove' | 'areas'>,
): void {
  const gone = remove === 'all' ? [...card.areas.keys()] : remove;
  for (const id of gone) card.areas.delete(id);
  for (const area of areas) {
    const shown = { area, since: card.clock.now() };
    card.areas.set(area.id, shown);
    const leaves = area.runMode === 'vanish' || area.runMode === 'logo';
    if (!leaves || area.timeoutSeconds === 0) continue;
    card.clock.schedule(area.timeoutSeconds * 1000, () => {
      if (card.areas.get(area.id) !== shown) return;
      card.areas.delete(area.id);
      card.repaint();
    });
  }
  card.updates += 1;
  card.repaint();
}
