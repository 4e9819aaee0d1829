import { enroll } from '../../cli/enroll.ts';
import type { Credentials } from '../../credentials/credentials.ts';
import type { SettingsSide } from '../../plan-book/settings-side.ts';
import type { SmallBook } from '../../plan-book/testing/small-plan.ts';
import type { Hall } from '../../runtime/hall.ts';
import { recordAct } from '../../runtime/acts.ts';

/** What the settings page works with, on a small plan book. Acts go to the journal as they are done. */
export function settingsSideOf(
  { book, settings, equipment }: SmallBook,
  hall: Hall,
  credentials: Credentials,
): SettingsSide {
  const address = (port: number) => ({ host: '127.0.0.1', port });
  const machine = {
    timeZone: 'Asia/Shanghai',
    listen: { http: address(8080), mqtt: address(1883) },
    data: './data',
    metrics: { token: null },
  };
  const tell = async (acts: SmallBook['book'] | Credentials['acts']): Promise<void> => {
    for (const act of acts.waiting()) {
      await recordAct(hall, act);
      acts.told(act.id);
    }
  };
  return {
    standing: settings,
    book,
    file: { machine, staff: [], host: null },
    equipment,
    tellActs: () => tell(book),
    async enrol(agent, by) {
      const made = await enroll(settings.version().plan.agents, credentials, agent, by);
      await tell(credentials.acts);
      return made;
    },
  };
}
