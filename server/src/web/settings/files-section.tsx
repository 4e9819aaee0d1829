import { Download, FileCheck, FileUp } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { Button, Icon, LongField, Notice, Panel, say } from '@jiaohao/shared/web';
import type { Refusal } from '@jiaohao/shared';
import type { ImportedView } from '../../http/shapes/settings.ts';
import { send } from '../api.ts';
import { takeUp } from './draft.ts';
import { ProblemList } from './problem-list.tsx';
import { settings } from './settings-book.ts';

/** The plan as a hall file, out and in. */
export function FilesSection() {
  return (
    <>
      <Panel title={{ zh: '导出', en: 'Export' }}>
        <div class="form">
          <p>
            {say({
              zh: '最新一版写成大厅文件（YAML），可留档，也可用于另装一台主机。里面没有密码和密钥。',
              en: 'The newest version as a hall file (YAML), to keep or to set up another machine with. There is no password or secret in it.',
            })}
          </p>
          <a class="button" href="/api/settings/export" download>
            <Icon of={Download} />
            <span>{say({ zh: '导出 YAML', en: 'Export YAML' })}</span>
          </a>
        </div>
      </Panel>
      {settings.value?.mayChange === true && <Import />}
    </>
  );
}

function Import() {
  const [yaml, setYaml] = useState('');
  const [read, setRead] = useState<ImportedView | null>(null);
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const take = async (): Promise<void> => {
    const said = await send<ImportedView>('POST', '/settings/import', { yaml });
    setWrong(said.ok ? null : said.refusal);
    setRead(said.ok ? said.value : null);
    if (said.ok && said.value.plan !== null && said.value.changes.length > 0)
      takeUp(said.value.plan, 'imported');
  };
  return (
    <Panel class="import" title={{ zh: '导入', en: 'Import' }}>
      <div class="form">
        <p>
          {say({
            zh: '选择或粘贴大厅文件。读入后先检查，列出与最新一版的不同，确认无误再保存。文件里的账号、端口和数据文件夹不会改动。',
            en: 'Choose a hall file or paste it. It is checked first and compared with the newest version; nothing is saved until you say so. Staff, ports and the data folder in it change nothing.',
          })}
        </p>
        {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
        {read && <Outcome read={read} />}
        <FileChoice
          onChosen={(text) => {
            setYaml(text);
            setRead(null);
          }}
        />
        <LongField
          name={{ zh: '内容', en: 'Content' }}
          rows={14}
          value={yaml}
          onInput={(text) => {
            setYaml(text);
            setRead(null);
          }}
        />
        <Button
          look="main"
          icon={FileCheck}
          zh="读入并检查"
          en="Read and check"
          disabled={yaml.trim() === ''}
          onPress={() => void take()}
        />
      </div>
    </Panel>
  );
}

/** The browser's own control for a file has words in the language of the browser. */
function FileChoice({ onChosen }: { onChosen: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml"
        onChange={(event) => void event.currentTarget.files?.[0]?.text().then(onChosen)}
      />
      <Button icon={FileUp} zh="选择文件…" en="Choose a file…" onPress={() => input.current?.click()} />
    </>
  );
}

function Outcome({ read }: { read: ImportedView }) {
  if (read.plan === null)
    return (
      <Notice
        tone="bad"
        zh={`文件有 ${read.problems.length} 处要更正，没有读入：`}
        en={`Nothing was read: ${read.problems.length} to be put right in the file:`}
      >
        <ProblemList problems={read.problems} />
      </Notice>
    );
  return read.changes.length === 0 ? (
    <Notice tone="good" zh="与最新一版相同。" en="This is the same as the newest version." />
  ) : (
    <Notice
      tone="good"
      zh={`已读入，与最新一版有 ${read.changes.length} 处不同，见页面下方。还没有保存。`}
      en={`Read: it differs from the newest version in ${read.changes.length}, listed below. Nothing is saved yet.`}
    />
  );
}
