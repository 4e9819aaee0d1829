import { describe } from 'vitest';
import { playedAlone } from './played.ts';
import { ofTheDisk } from './registry.ts';

describe('failures of the hub’s disk', () => {
  playedAlone(ofTheDisk);
});
