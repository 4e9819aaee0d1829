import { describe } from 'vitest';
import { playedInOneHall } from './played.ts';
import { ofTheHall } from './registry.ts';

describe('failures of programs, windows and the hall', () => {
  playedInOneHall(ofTheHall);
});
