import type { HubRefusalCode } from './refusals.ts';
import type { RoomState } from './room.ts';
import type { Wish } from './rules.ts';
import { whileDiskIsFull } from './while-disk-is-full.ts';

/** Why a wish is not decided now, null when it is. Such a refusal is not written down: the same wish may come again. */
export type NotNow = (wish: Wish) => HubRefusalCode | null;

/** What the room on the disk allows. */
export function notForWantOfRoom(room: RoomState, { command }: Wish): HubRefusalCode | null {
  if (room === 'enough') return null;
  return room === 'none' || whileDiskIsFull[command.kind] === 'waits' ? 'disk-full' : null;
}
