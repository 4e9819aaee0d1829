import { dateTime, Notice, Pill, say } from '@jiaohao/shared/web';
import { settings } from './settings-book.ts';
import { whoWrote } from './who-wrote.ts';

/** Which version counts today, and which will. */
export function Standing() {
  const now = settings.value;
  if (now === null) return null;
  const { latest, running, mayChange } = now;
  const who = whoWrote(latest);
  const when = dateTime(latest.at);
  return (
    <>
      <div class="standing">
        <Pill tone="brand" zh={`最新：第 ${latest.number} 版`} en={`Newest: version ${latest.number}`} />
        <span class="meta">
          {when} · {say(who)}
        </span>
        <Today latest={latest.number} running={running} />
      </div>
      {!mayChange && (
        <Notice
          zh="您可以查看设置；修改请找系统管理员。"
          en="You may look at the settings; administrators change them."
        />
      )}
    </>
  );
}

function Today({ latest, running }: { latest: number; running: number | null }) {
  if (running === null)
    return <Pill zh="今天还没有开门，开门时用最新一版" en="Not open yet today; the day will open with it" />;
  if (running === latest) return <Pill tone="good" zh="今天用的就是这一版" en="In use today" />;
  return (
    <Pill
      tone="warn"
      zh={`今天用的是第 ${running} 版，最新一版从下一个营业日起生效`}
      en={`Today goes by version ${running}; the newest counts from the next business day`}
    />
  );
}
