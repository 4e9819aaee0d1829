import { buildClips } from './build-clips.ts';
import { openEspeak } from './espeak.ts';
import { clipFolder } from './read-clips.ts';

/* Makes the clips that calls are spoken with: part of npm run build. Without them the hall works, silently. */
const silently = 'calls stand on the boards and are not spoken';
try {
  const synthesizer = await openEspeak();
  if (synthesizer !== null) await buildClips(clipFolder, synthesizer);
  else
    console.log(
      `No voice is made: the optional package espeak-ng is not installed; ${silently}. npm install brings it, then run npm run build again.`,
    );
} catch (error) {
  console.log(`No voice is made: ${error instanceof Error ? error.message : String(error)}; ${silently}.`);
}
