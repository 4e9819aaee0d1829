import { beforeEach, describe, expect, it } from 'vitest';
import { handClock, silentLog, type HandClock } from '../testing/hall.ts';
import { createRoom, type Room, type RoomState } from './room.ts';

let clock: HandClock;
let disk: { holds: boolean; roomForReserve: boolean; roomForSome: boolean; broken: boolean; scarce: boolean };
let asked: number;
let told: RoomState[];
beforeEach(() => {
  clock = handClock();
  disk = { holds: false, roomForReserve: true, roomForSome: true, broken: false, scarce: false };
  asked = 0;
  told = [];
});

function opened(): Room {
  const room = createRoom({
    reserve: {
      take() {
        asked += 1;
        if (disk.broken) throw new Error('the disk is gone');
        disk.holds ||= disk.roomForReserve;
        return disk.holds;
      },
      giveBack() {
        disk.holds = false;
      },
      someLeft: () => disk.roomForSome,
      isScarce: () => disk.scarce,
    },
    clock,
    log: silentLog,
  });
  room.onChange((state) => told.push(state));
  return room;
}

describe('the room on the disk', () => {
  it('is enough while the reserve is held, and nobody asks for it again', () => {
    const room = opened();
    clock.advance(3_600_000);
    expect([room.state(), asked]).toEqual(['enough', 1]);
  });

  it('is the reserve from the first write that failed, which gives it back to the disk', () => {
    const room = opened();
    room.ranOut();
    expect([room.state(), disk.holds]).toEqual(['reserve', false]);
    expect(told).toEqual(['reserve']);
  });

  it('is none when that is used up too', () => {
    const room = opened();
    room.ranOut();
    room.ranOut();
    room.ranOut();
    expect(told).toEqual(['reserve', 'none']);
  });

  it('is enough again by itself as soon as the reserve can be taken anew: asked every five seconds, by the clock', () => {
    const room = opened();
    disk.roomForReserve = false;
    room.ranOut();
    clock.advance(60_000);
    expect([room.state(), asked]).toEqual(['reserve', 13]);
    disk.roomForReserve = true;
    clock.advance(4999);
    expect(room.state()).toBe('reserve');
    clock.advance(1);
    expect(room.state()).toBe('enough');
    expect(told).toEqual(['reserve', 'enough']);
    expect(disk.holds).toBe(true);
  });

  it('is watched though nobody writes: others may fill the disk', () => {
    const room = opened();
    clock.advance(60_000);
    expect([room.state(), asked]).toEqual(['enough', 1]);
    disk = { ...disk, scarce: true, roomForReserve: false };
    clock.advance(2500);
    expect([room.state(), disk.holds]).toEqual(['reserve', false]);
    disk = { ...disk, scarce: false, roomForReserve: true };
    clock.advance(5000);
    expect(told).toEqual(['reserve', 'enough']);
  });

  it('that was none serves those who are here as soon as a little is left', () => {
    const room = opened();
    disk = { ...disk, roomForReserve: false, roomForSome: false };
    room.ranOut();
    room.ranOut();
    clock.advance(10_000);
    expect(room.state()).toBe('none');
    disk.roomForSome = true;
    clock.advance(5000);
    expect(told).toEqual(['reserve', 'none', 'reserve']);
  });

  it('is short from the start when the reserve cannot be taken', () => {
    disk.roomForReserve = false;
    const room = opened();
    expect(room.state()).toBe('reserve');
    disk.roomForReserve = true;
    clock.advance(5000);
    expect(told).toEqual(['enough']);
  });

  it('is asked again after a disk that would not answer', () => {
    disk.broken = true;
    const room = opened();
    clock.advance(5000);
    expect(room.state()).toBe('reserve');
    disk.broken = false;
    clock.advance(5000);
    expect(room.state()).toBe('enough');
  });

  it('is not asked after any more when the hub stops', () => {
    disk.roomForReserve = false;
    const room = opened();
    room.stop();
    clock.advance(60_000);
    expect(asked).toBe(1);
  });
});
