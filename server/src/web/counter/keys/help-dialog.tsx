import type { Bilingual } from '@jiaohao/shared';
import { Button, Check, Dialog, say } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { deedAt, deedIds } from '../acts/deeds.ts';
import { keysOn, switchKeys } from './keys-on.ts';
import { close } from '../dialogs/over.ts';
import { otherKeys } from './shortcuts.ts';

const more: readonly (readonly [key: string, means: Bilingual])[] = [
  ['0–9 Enter', { zh: '叫指定号', en: 'Call that number' }],
  [otherKeys.papers, { zh: '核对材料，空格打勾', en: 'Documents; Space ticks' }],
  [otherKeys['other-window'], { zh: '换窗口', en: 'Other window' }],
  [otherKeys.help, { zh: '本说明', en: 'This help' }],
  ['Esc', { zh: '取消', en: 'Cancel' }],
];

/** Every key of the page. */
export function HelpDialog({ view }: { view: CounterView }) {
  const keys = deedIds.map((id) => deedAt(id, view)).map(({ key, name }) => [key, name] as const);
  return (
    <Dialog title={{ zh: '快捷键', en: 'Keys' }} onClose={close} onSubmit={close}>
      <dl class="keys">
        {[...keys, ...more].map(([key, means]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(means)}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        {say({
          zh: '不用鼠标、不用切换输入法。对话框里按选项上的键，回车确认。',
          en: 'No mouse is needed. In a dialog press the key on an answer; Enter confirms.',
        })}
      </p>
      <Check
        zh="按一个键就操作（关闭后只能用按钮）"
        en="One key does it (without, use the buttons)"
        checked={keysOn.value}
        onInput={switchKeys}
      />
      <div class="answers">
        <Button look="main" submit zh="知道了" en="Close" hotkey="Enter" />
      </div>
    </Dialog>
  );
}
