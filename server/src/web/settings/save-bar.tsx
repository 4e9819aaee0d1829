import { Save, Undo2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button, Notice, say } from '@jiaohao/shared/web';
import { ChangeList } from './change-list.tsx';
import { checked, giveUp, isChanged, keepOverNewest, overtakenBy } from './draft.ts';
import { goTo } from './places.ts';
import { ProblemList } from './problem-list.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { whoWrote } from './who-wrote.ts';

/** What is changed and not saved yet, what is wrong with it, and the way out. Always in sight while there is something. */
export function SaveBar({ onSaved }: { onSaved: (version: number) => void }) {
  const [asking, setAsking] = useState(false);
  const changed = isChanged.value;
  useEffect(() => (changed ? askBeforeLeaving() : undefined), [changed]);
  if (!changed) return null;
  const said = checked.value;
  const wrong = (said?.problems.length ?? 0) > 0;
  const ready = said !== null && !wrong && said.changes.length > 0 && overtakenBy.value === null;
  return (
    <section class="save-bar" aria-label={say({ zh: '未保存的改动', en: 'Changes not saved yet' })}>
      <Overtaken />
      <div class="save-bar-body">
        <div class="save-bar-words" aria-live="polite">
          <Words />
        </div>
        <div class="deeds">
          <Button icon={Undo2} zh="放弃改动" en="Give up" onPress={giveUp} />
          <Button
            look="main"
            icon={Save}
            zh="保存…"
            en="Save…"
            hotkey="Ctrl+S"
            disabled={!ready}
            onPress={() => setAsking(true)}
          />
        </div>
      </div>
      <SaveKey onPress={() => ready && setAsking(true)} />
      {asking && <SaveDialog onClose={() => setAsking(false)} onSaved={onSaved} />}
    </section>
  );
}

function Words() {
  const said = checked.value;
  if (said === null) return <p>{say({ zh: '正在检查…', en: 'Checking…' })}</p>;
  const { problems, changes } = said;
  if (problems.length > 0)
    return (
      <>
        <h2 class="wrong">
          {say({ zh: `${problems.length} 处要更正`, en: `${problems.length} to be put right` })}
        </h2>
        <ProblemList problems={problems} onGo={goTo} />
      </>
    );
  return (
    <>
      <h2>
        {say({
          zh: `与最新一版有 ${changes.length} 处不同，还没有保存`,
          en: `${changes.length} ${changes.length === 1 ? 'difference' : 'differences'} from the newest version, not saved yet`,
        })}
      </h2>
      <ChangeList changes={changes} />
    </>
  );
}

function Overtaken() {
  const by = overtakenBy.value;
  if (by === null) return null;
  const who = whoWrote(by);
  return (
    <Notice
      tone="warn"
      zh={`${who.zh}在您修改期间保存了第${by.number}版。以下是您的内容与第${by.number}版的不同；以您的为准会覆盖对方的改动。`}
      en={`${who.en} saved version ${by.number} while you were at work. Below is how yours differs from it; keeping yours would undo what they changed.`}
    >
      <Button zh="仍以我的为准" en="Keep mine nevertheless" onPress={keepOverNewest} />
    </Notice>
  );
}

/** Ctrl+S asks, as in every editor. */
function SaveKey({ onPress }: { onPress: () => void }) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      onPress();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
  return null;
}

function askBeforeLeaving(): () => void {
  const leaving = (event: BeforeUnloadEvent): void => event.preventDefault();
  addEventListener('beforeunload', leaving);
  return () => removeEventListener('beforeunload', leaving);
}
