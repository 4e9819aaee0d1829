import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog, Field, Notice, say } from '@jiaohao/shared/web';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';

/** Ends a ticket whose member has left, with the reason. */
export function CancelDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const cancel = async (): Promise<void> => {
    const body = reason.trim() === '' ? {} : { reason: reason.trim() };
    const said = await act('POST', `/tickets/${number}/cancel`, body);
    if (!said.ok) return setWrong(said.refusal);
    outcome.value = { good: true, zh: `${number}已取消`, en: `${number} is cancelled` };
    onClose();
  };
  return (
    <Dialog
      title={{ zh: `取消${number}`, en: `Cancel ${number}` }}
      onClose={onClose}
      onSubmit={() => void cancel()}
    >
      <p>
        {say({ zh: '取消后不再叫号，不能恢复。', en: 'It is not called any more and cannot come back.' })}
      </p>
      <Field
        name={{ zh: '原因', en: 'Reason' }}
        value={reason}
        onInput={setReason}
        maxLength={200}
        autofocus
      />
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" onPress={onClose} />
        <Button look="danger" submit zh="取消号票" en="Cancel the ticket" />
      </div>
    </Dialog>
  );
}
