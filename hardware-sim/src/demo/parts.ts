import { fileURLToPath } from 'node:url';
import type { Part } from '../stage/staged-program.ts';
import type { DemoFiles } from './demo-files.ts';

/** The file that starts a part of the system. */
export const programFile = (room: 'server' | 'kiosk' | 'display-agent'): string =>
  fileURLToPath(new URL(`../../../${room}/src/main.ts`, import.meta.url));

/** What the programs of the demo hall are called at the bench. */
export const titles = {
  hub: { zh: '中心服务', en: 'Hub' },
  K1: { zh: '取号机 K1', en: 'Kiosk K1' },
  K2: { zh: '取号机 K2', en: 'Kiosk K2' },
  D1: { zh: '显示代理', en: 'Displays' },
} as const;

/** Who comes first: the agents find the hub when they come. */
export const hubPart = (files: DemoFiles): Part => ({
  name: 'hub',
  title: titles.hub,
  args: [programFile('server'), '--config', files.hall],
});

/** The agents of the demo hall, each with the name of its file. */
export const agentParts = [
  { name: 'K1', file: 'kiosk-k1', room: 'kiosk' },
  { name: 'K2', file: 'kiosk-k2', room: 'kiosk' },
  { name: 'D1', file: 'display', room: 'display-agent' },
] as const;
