import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog, Field, Notice } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { carryOut } from '../acts/carry-out.ts';
import { close } from './over.ts';
import { PickList } from './pick-list.tsx';

const reasons: readonly Bilingual[] = [
  { zh: '短暂离岗', en: 'Away for a moment' },
  { zh: '用餐', en: 'Meal' },
  { zh: '开会或培训', en: 'Meeting or training' },
  { zh: '整理材料', en: 'Paperwork' },
  { zh: '电脑或设备故障', en: 'Computer or device fault' },
  { zh: '业务系统故障', en: 'Business system fault' },
];

/** No window stops without a reason (§14-6, §32-2): it goes to the duty manager. */
export function PauseDialog({ view: { ticket, window } }: { view: CounterView }) {
  const [own, setOwn] = useState('');
  const pause = (reason: string): void => {
    close();
    carryOut('pause', 'pause', { reason });
  };
  const title = { zh: `${window}号窗口暂停服务`, en: `Pause window ${window}` };
  return (
    <Dialog title={title} onClose={close} onSubmit={() => own.trim() !== '' && pause(own.trim())}>
      {ticket !== null && (
        <Notice
          tone="warn"
          zh={`${ticket.ticket}会中断，排到本业务最前，由其他窗口接着办。`}
          en={`${ticket.ticket} is interrupted: it goes to the front, and another window takes it.`}
        />
      )}
      <PickList
        name={{ zh: '原因', en: 'Reason' }}
        picks={reasons.map((reason, nth) => ({
          key: String(nth + 1),
          ...reason,
          onPick: () => pause(reason.zh),
        }))}
      />
      <Field
        name={{ zh: '其他原因', en: 'Another reason' }}
        value={own}
        onInput={setOwn}
        maxLength={100}
        autocomplete="off"
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" hotkey="Esc" onPress={close} />
        <Button look="main" submit zh="暂停" en="Pause" hotkey="Enter" disabled={own.trim() === ''} />
      </div>
    </Dialog>
  );
}
