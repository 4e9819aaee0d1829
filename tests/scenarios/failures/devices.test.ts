import { describe } from 'vitest';
import { playedInOneHall } from './played.ts';
import { ofDevices } from './registry.ts';

describe('failures of devices', () => {
  playedInOneHall(ofDevices);
});
