import { useState } from 'preact/hooks';
import type { Bilingual, Refusal } from '@jiaohao/shared';
import { Button, Dialog, LongField, Notice, say } from '@jiaohao/shared/web';
import { act } from '../../api.ts';

/** What halls tell most often, ready to be changed. */
const usual: readonly (Bilingual & { readonly name: Bilingual })[] = [
  {
    name: { zh: '人多请耐心等候', en: 'Many wait' },
    zh: '目前办事人员较多，请耐心等候，叫到号再到窗口。',
    en: 'Many people wait at the moment. Please be patient and come to the window when your number is called.',
  },
  {
    name: { zh: '提前结束取号', en: 'Issuing ends early' },
    zh: '今日取号将提前结束，已取号的照常办理。',
    en: 'Tickets end early today. Everyone who has one will be served.',
  },
  {
    name: { zh: '停电停水', en: 'Power or water' },
    zh: '本大厅临时停水停电，给您带来不便，敬请谅解。',
    en: 'Power or water is off for a while in this hall. We are sorry for the trouble.',
  },
];

/** Posts a notice on every screen of the hall, in both languages. */
export function NoticeDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState<Bilingual>({ zh: '', en: '' });
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const [tried, setTried] = useState(false);
  const missing = (words: string): Bilingual | null =>
    tried && words.trim() === '' ? { zh: '请填写', en: 'Please fill this in' } : null;
  const post = async (): Promise<void> => {
    setTried(true);
    if (text.zh.trim() === '' || text.en.trim() === '') return;
    const said = await act('POST', '/notices', { text });
    if (said.ok) onClose();
    else setWrong(said.refusal);
  };
  return (
    <Dialog title={{ zh: '发布告示', en: 'Post a notice' }} onClose={onClose} onSubmit={() => void post()}>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <p>
        {say({
          zh: '立即显示在大厅屏和每台取号机上，直到撤下。',
          en: 'Shown at once on the hall board and every kiosk, until it is taken down.',
        })}
      </p>
      <div class="choices">
        {usual.map(({ name, zh, en }) => (
          <Button key={name.en} class="small" {...name} onPress={() => setText({ zh, en })} />
        ))}
      </div>
      <LongField
        name={{ zh: '中文', en: 'In Chinese' }}
        value={text.zh}
        onInput={(zh) => setText({ ...text, zh })}
        rows={2}
        maxLength={200}
        wrong={missing(text.zh)}
      />
      <LongField
        name={{ zh: '英文', en: 'In English' }}
        value={text.en}
        onInput={(en) => setText({ ...text, en })}
        rows={2}
        maxLength={200}
        wrong={missing(text.en)}
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button look="main" submit zh="发布" en="Post it" />
      </div>
    </Dialog>
  );
}
