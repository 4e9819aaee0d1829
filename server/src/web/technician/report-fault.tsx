import { useState } from 'preact/hooks';
import type { Refusal, Subject } from '@jiaohao/shared';
import { Button, Dialog, LongField, Notice } from '@jiaohao/shared/web';
import { act } from '../api.ts';

/** Something is wrong that no machine can see. */
export function ReportFault({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const [what, setWhat] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const report = async (): Promise<void> => {
    const said = await act('POST', '/incidents', { subject, what: what.trim() });
    if (said.ok) onClose();
    else setRefusal(said.refusal);
  };
  return (
    <Dialog title={{ zh: '登记故障', en: 'Report a fault' }} onClose={onClose} onSubmit={() => void report()}>
      <LongField
        name={{ zh: '哪里不对', en: 'What is wrong' }}
        hint={{
          zh: '例如：打印不清、按键卡住、屏上有暗条。',
          en: 'Such as: faint print, a key that sticks, a dark bar on the board.',
        }}
        value={what}
        onInput={setWhat}
        maxLength={200}
      />
      {refusal && <Notice tone="bad" zh={refusal.zh} en={refusal.en} />}
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button submit look="main" zh="登记" en="Report" disabled={what.trim() === ''} />
      </div>
    </Dialog>
  );
}
