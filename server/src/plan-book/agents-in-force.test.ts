import { describe, expect, it } from 'vitest';
import { agentsInForce } from './agents-in-force.ts';
import type { AgentPlan } from './written-plan.ts';

const kiosk = (id: string): AgentPlan => ({ id, kind: 'kiosk' });
const display = (id: string, ...windows: number[]): AgentPlan => ({ id, kind: 'display', windows });
const running = { kiosks: ['K1'], displays: [{ id: 'D1', windows: [1, 2] }] };

describe('the agents of a hall', () => {
  it('are those of the settings while no day runs', () => {
    expect(agentsInForce(null, [kiosk('K2')])).toEqual([kiosk('K2')]);
  });

  it('of a running day stay, however the settings change', () => {
    expect(agentsInForce(running, [])).toEqual([kiosk('K1'), display('D1', 1, 2)]);
  });

  it('may become more while a day runs, with windows that nobody has yet', () => {
    expect(agentsInForce(running, [kiosk('K1'), kiosk('K2'), display('D2', 2, 3)])).toEqual([
      kiosk('K1'),
      display('D1', 1, 2),
      kiosk('K2'),
      display('D2', 3),
    ]);
    expect(agentsInForce(running, [display('D1', 2, 4)])).toEqual([kiosk('K1'), display('D1', 1, 2, 4)]);
  });

  it('keep their kind until the day is over', () => {
    expect(agentsInForce(running, [kiosk('D1')])).toEqual([kiosk('K1'), display('D1', 1, 2)]);
  });
});
