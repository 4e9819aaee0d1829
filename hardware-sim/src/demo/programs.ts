import { fileURLToPath } from 'node:url';
import type { DemoFiles } from './demo-files.ts';

/** The file that starts a part of the system. */
export const programFile = (part: 'server' | 'kiosk' | 'display-agent' | 'hardware-sim'): string =>
  fileURLToPath(new URL(`../../../${part}/src/main.ts`, import.meta.url));

/** A program of the demo hall: its name in the hall and what to run. */
export interface Cast {
  readonly name: string;
  readonly args: readonly string[];
}

/** Who comes first: the devices and the hub. The agents find both when they come. */
export const hosts = (files: DemoFiles): readonly Cast[] => [
  { name: 'sim', args: [programFile('hardware-sim'), '--config', files.sim] },
  { name: 'hub', args: [programFile('server'), '--config', files.hall] },
];

/** Who comes then. */
export const agents = (files: DemoFiles): readonly Cast[] => [
  { name: 'K1', args: [programFile('kiosk'), '--config', files['kiosk-k1']] },
  { name: 'K2', args: [programFile('kiosk'), '--config', files['kiosk-k2']] },
  { name: 'D1', args: [programFile('display-agent'), '--config', files.display] },
];
