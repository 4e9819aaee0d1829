import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentOf, isOver } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** While this file lies in the display agent's folder its loudspeaker has no power. */
const pulled = 'speaker-unplugged';

/** Makes of a command that speaks one that fails while the plug of the loudspeaker is pulled. */
export function withPlug(command: readonly string[]): string[] {
  return ['sh', '-c', `[ ! -e ${pulled} ] && exec "$@"`, 'sh', ...command];
}

/** Nobody hears the call: boards show it, and the duty manager knows with the first that is not spoken. */
export const scenario: FailureScenario = {
  id: 'speaker-silent',
  title: { zh: '叫号语音无声', en: 'The loudspeaker says nothing' },
  async run(hall, watch) {
    const plug = join(hall.directory, pulled);
    const manager = hall.staff('10');
    try {
      const number = await manager.issues('deposit-change');
      await watch.notices(
        { zh: '喇叭断电，叫下一号', en: 'The loudspeaker loses its power, and a number is called' },
        async () => {
          writeFileSync(plug, '');
          await hall.bench.pressAccepted(1, 'call');
        },
        incidentOf(hall, 'D1-speaker', 'silent'),
      );
      await watch.step('显示屏照常显示', 'The board shows the call');
      await hall.bench.boardShows(1, number);
    } finally {
      rmSync(plug, { force: true });
    }
    await watch.step('通电后重呼有声音', 'With power again the recall is heard');
    await hall.bench.pressAccepted(1, 'recall');
    await isOver(hall, 'D1-speaker');
    await manager.does('/windows/1/finish');
  },
};
