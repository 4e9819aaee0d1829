import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const demoFolder = fileURLToPath(new URL('../../demo/', import.meta.url));

/** The configuration files of the demo hall. */
export const demoFileNames = ['hall', 'sim', 'kiosk-k1', 'kiosk-k2', 'display'] as const;
export type DemoFileName = (typeof demoFileNames)[number];
/** Where each lies. */
export type DemoFiles = Readonly<Record<DemoFileName, string>>;

const filesIn = (folder: string): DemoFiles => ({
  hall: join(folder, 'hall.yaml'),
  sim: join(folder, 'sim.yaml'),
  'kiosk-k1': join(folder, 'kiosk-k1.yaml'),
  'kiosk-k2': join(folder, 'kiosk-k2.yaml'),
  display: join(folder, 'display.yaml'),
});

/** The files as they are. */
export const demoFiles: DemoFiles = filesIn(demoFolder);

/** Every port of the demo hall. In its files these numbers mean nothing else. */
const ports = [8080, 1883, 8081, 8082, 8090] as const;

/** Copies of the files in `folder` in which every port is a free one, so that two demo halls can run on one machine. */
export async function demoFilesOnFreePorts(folder: string): Promise<DemoFiles> {
  const free = new Map<string, string>();
  for (const [i, port] of (await freePorts(ports.length)).entries()) free.set(String(ports[i]), String(port));
  await mkdir(folder, { recursive: true });
  const copies = filesIn(folder);
  for (const name of demoFileNames) {
    const text = await readFile(demoFiles[name], 'utf8');
    await writeFile(
      copies[name],
      text.replaceAll(/\b(?:1883|80\d\d)\b/g, (port) => free.get(port) ?? port),
    );
  }
  return copies;
}

const hubLine = /^hub: (?<address>\S+)/m;
const speakerInFile = '[node, hardware-sim/src/speaker.ts]';

/** Where an agent's file says that the hub is. */
export async function hubOf(file: string): Promise<string> {
  return hubLine.exec(await readFile(file, 'utf8'))?.groups?.['address'] ?? '';
}

/** What a display agent runs to speak through the loudspeaker of the bench at that address. */
export const speakerCommand = (bench: string): readonly string[] => [
  process.execPath,
  fileURLToPath(new URL('../speaker.ts', import.meta.url)),
  '--bench',
  bench,
];

/** A copy of an agent's file in `folder` that reaches the hub through `link` and speaks at `bench`. */
export async function agentFileOnStage(
  files: DemoFiles,
  name: DemoFileName,
  folder: string,
  { link, bench }: { link: string; bench: string },
): Promise<string> {
  const text = await readFile(files[name], 'utf8');
  await mkdir(folder, { recursive: true });
  const copy = join(folder, `${name}-on-stage.yaml`);
  await writeFile(
    copy,
    text.replace(hubLine, `hub: ${link}`).replace(speakerInFile, JSON.stringify(speakerCommand(bench))),
  );
  return copy;
}

/** Ports nobody has now; held open together, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const found = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return found;
}
