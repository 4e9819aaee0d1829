import { Download, History } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual, Refusal } from '@jiaohao/shared';
import { Button, dateTime, Icon, Notice, Panel, Pill, say } from '@jiaohao/shared/web';
import type { OldVersionView, VersionView } from '../../http/shapes/settings.ts';
import { read } from '../api.ts';
import { ChangeList } from './change-list.tsx';
import { takeUp } from './draft.ts';
import { settings, versions } from './settings-book.ts';
import { whoWrote } from './who-wrote.ts';

/** Every version there was: who made it, when, and what it changed. */
export function HistorySection() {
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const goBack = async (number: number): Promise<void> => {
    const said = await read<OldVersionView>(`/settings/versions/${number}`);
    setWrong(said.ok ? null : said.refusal);
    if (said.ok) takeUp(said.value.plan, 'restored');
  };
  return (
    <Panel title={{ zh: '历史', en: 'History' }}>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <ol class="versions">
        {versions.value.map((version) => (
          <Version key={version.number} version={version} onGoBack={() => void goBack(version.number)} />
        ))}
      </ol>
    </Panel>
  );
}

const ways: Readonly<Record<VersionView['how'], Bilingual>> = {
  'first-start': { zh: '首次启动', en: 'First start' },
  edited: { zh: '页面修改', en: 'Edited' },
  imported: { zh: '文件导入', en: 'Imported' },
  restored: { zh: '恢复旧版', en: 'Restored' },
};

function Version({ version, onGoBack }: { version: VersionView; onGoBack: () => void }) {
  const { number, at, how, note, changes } = version;
  const newest = number === settings.value?.latest.number;
  return (
    <li class="version">
      <header>
        <h3>{say({ zh: `第 ${number} 版`, en: `Version ${number}` })}</h3>
        <span class="meta">
          {dateTime(at)} · {say(whoWrote(version))}
        </span>
        <Pill {...ways[how]} />
        {number === settings.value?.running && <Pill tone="good" zh="今天使用" en="In use today" />}
        {newest && <Pill tone="brand" zh="最新" en="Newest" />}
      </header>
      {note !== null && <p class="note">{note}</p>}
      <ChangeList changes={changes} />
      <div class="deeds">
        <a class="button" href={`/api/settings/export?version=${number}`} download>
          <Icon of={Download} />
          <span>{say({ zh: '下载 YAML', en: 'Download YAML' })}</span>
        </a>
        {!newest && settings.value?.mayChange === true && (
          <Button icon={History} zh="恢复这一版" en="Go back to this" onPress={onGoBack} />
        )}
      </div>
    </li>
  );
}
