import { Button, clockTime, Panel, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { press } from '../deeds.ts';
import { hubNow } from '../../hub-clock.ts';
import type { OnOver } from '../over.ts';
import { nameOf } from '../people.ts';
import { minutesFrom, spanWords } from '../spans.ts';

/** What stands on every screen now, and which clerks were away for long. */
export function NoticesPanel({ duty: { notices, absences }, onOver }: { duty: DutyView; onOver: OnOver }) {
  return (
    <Panel
      class="notices-panel"
      title={{ zh: '告示', en: 'Notices' }}
      aside={
        <Button class="small" zh="新告示…" en="New notice…" onPress={() => onOver({ kind: 'notice' })} />
      }
    >
      {notices.length === 0 ? (
        <p class="empty">{say({ zh: '没有告示。', en: 'No notice stands.' })}</p>
      ) : (
        <ul class="notices">
          {notices.map(({ id, text, at }) => (
            <li key={id}>
              <span class="what">
                {say(text)} <small>{say({ zh: `${clockTime(at)}发布`, en: `since ${clockTime(at)}` })}</small>
              </span>
              <Button
                class="small"
                zh="撤下"
                en="Take down"
                onPress={() => void press('DELETE', `/notices/${id}`)}
              />
            </li>
          ))}
        </ul>
      )}
      {absences.length > 0 && <Absences absences={absences} />}
    </Panel>
  );
}

/** §14-6 */
function Absences({ absences }: Pick<DutyView, 'absences'>) {
  return (
    <>
      <h3>{say({ zh: '离岗较久', en: 'Away for long' })}</h3>
      <ul class="absences">
        {absences.map(({ window, clerk, reason, from, to }) => {
          const who = clerk === null ? { zh: '', en: '' } : nameOf(clerk);
          const long = spanWords(minutesFrom(from, to ?? hubNow.value));
          return (
            <li key={`${window} ${from}`}>
              {say({
                zh: `${window}号窗口 ${who.zh} ${reason} ${clockTime(from)}起 ${long.zh}${to === null ? '，仍未回岗' : ''}`,
                en: `Window ${window} ${who.en}, ${reason}, from ${clockTime(from)}, ${long.en}${to === null ? ', still away' : ''}`,
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}
