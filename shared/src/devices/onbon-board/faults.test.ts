import { describe, expect, it } from 'vitest';
import { faultsOf } from './faults.ts';
import { refusalCode, refusalOf } from './refusals.ts';

const nack = (code: number) => faultsOf({ kind: 'nack', from: 1, code, refusal: refusalOf(code) ?? null });
const status = {
  on: true,
  brightness: 15,
  time: null,
  programs: 0,
  playing: '',
  specialArea: { flag: 0, pages: 0 },
  areas: [],
  identity: null,
};

describe('what a board says of itself', () => {
  it('nothing is wrong when it acknowledges, is busy, or is on', () => {
    expect(faultsOf({ kind: 'ack', from: 1 })).toEqual([]);
    expect(nack(refusalCode('busy'))).toEqual([]);
    expect(faultsOf({ kind: 'status', from: 1, status })).toEqual([]);
  });

  it('a bad checksum is noise on the cable', () => {
    expect(nack(5)).toEqual(['cable-noise']);
  });

  it('broken flash is beyond repair by us', () => {
    expect(nack(refusalCode('flash-fault'))).toEqual(['unrecoverable']);
  });

  it('an error nobody has described counts as a refusal', () => {
    expect(nack(0x77)).toEqual(['refuses-commands']);
  });

  it('a board switched off is offline', () => {
    expect(faultsOf({ kind: 'status', from: 1, status: { ...status, on: false } })).toEqual(['offline']);
  });

  it('every error of the manual has one word, and every word its error', () => {
    const words = Array.from({ length: 0x10 }, (_, i) => refusalOf(i + 1));
    expect(new Set(words).size).toBe(0x10);
    expect(words.map((word) => refusalCode(word!))).toEqual(words.map((_, i) => i + 1));
    expect([refusalOf(0), refusalOf(0x11)]).toEqual([undefined, undefined]);
  });
});
