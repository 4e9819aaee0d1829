import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWav, type Sound } from '../../voice/wav.ts';

/** What lies in the folder of the clips, as a page reads it before it fetches them. */
export interface ClipIndex {
  /** Changes with the clips. */
  readonly madeFrom: string;
  /** Samples a second, of all of them. */
  readonly rate: number;
  /** How long each is, ms. */
  readonly clips: Readonly<Record<string, number>>;
}

export const indexName = 'index.json';

/** Where `npm run build` puts the clips. */
export const clipFolder = join(import.meta.dirname, '../../../dist/voice');

/** All clips, by name; none if they were never made. */
export function readClips(folder = clipFolder): ReadonlyMap<string, Sound> {
  if (!existsSync(join(folder, indexName))) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.wav'))
      .flatMap((file): [string, Sound][] => {
        const sound = readWav(readFileSync(join(folder, file)));
        return sound === null ? [] : [[file.slice(0, -'.wav'.length), sound]];
      }),
  );
}
