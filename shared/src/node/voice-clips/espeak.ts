import { readFile } from 'node:fs/promises';
import type { Clip } from '../../voice/clip-list.ts';
import { readWav, type Sound } from '../../voice/wav.ts';

/** Says clips with the speech synthesizer. */
export interface Synthesizer {
  /** The same name makes the same sounds. */
  readonly name: string;
  say(clip: Clip): Promise<Sound>;
}

/** What is used of WebAssembly; TypeScript has its types among a browser's only. What it makes is handed on unseen. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(compiled: object, imports: object): Promise<object>;
};

/** What is used of the module of the package `espeak-ng`. */
interface EspeakModule {
  readonly default: (options: {
    arguments: readonly string[];
    printErr: (line: string) => void;
    instantiateWasm: (imports: object, ready: (instance: object) => void) => object;
  }) => Promise<{ readonly FS: { readFile(path: string): Uint8Array } }>;
}

/** Words a minute: a little slower than people talk, for a loud hall. */
const speed = 150;
const written = 'said.wav';

/**
 * The speech synthesizer eSpeak NG, from the optional dependency of that name; null where it is not installed. It is used
 * to make the clips and is no part of what is built: it is licensed under the GPL.
 */
export async function openEspeak(): Promise<Synthesizer | null> {
  const at = whereIs('espeak-ng');
  if (at === null) return null;
  const { default: espeak }: EspeakModule = await import(at);
  const { version }: { version: string } = JSON.parse(await readFile(new URL('../package.json', at), 'utf8'));
  const wasm = await WebAssembly.compile(await readFile(new URL('espeak-ng.wasm', at)));
  return {
    name: `espeak-ng ${version}, ${speed} words a minute`,
    async say({ voice, says }) {
      const complaints: string[] = [];
      const { FS } = await espeak({
        arguments: ['-w', written, '-v', voice, '-s', String(speed), says],
        printErr: (line) => complaints.push(line),
        // Compiled once for all clips.
        instantiateWasm(imports, ready) {
          void WebAssembly.instantiate(wasm, imports).then(ready);
          return {};
        },
      });
      const sound = readWav(FS.readFile(written));
      if (sound === null) throw new Error(`espeak-ng did not say "${says}": ${complaints.join(' ')}`);
      return sound;
    },
  };
}

/** The address of the main module of a package; null where it is not installed. */
function whereIs(name: string): string | null {
  try {
    return import.meta.resolve(name);
  } catch {
    return null;
  }
}
