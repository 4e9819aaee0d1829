import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog, LongField, Notice } from '@jiaohao/shared/web';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';

/** Closes a call-back with what came of it. */
export function FinishDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const finish = async (): Promise<void> => {
    if (note.trim() === '') return setWrong({ zh: '请写结果。', en: 'Write what came of it.' });
    const said = await act('POST', path, { note: note.trim() });
    if (!said.ok) return setWrong(said.refusal);
    outcome.value = { good: true, zh: '回访已完成', en: 'The call-back is done' };
    onClose();
  };
  return (
    <Dialog
      title={{ zh: '回访结果', en: 'What came of the call' }}
      onClose={onClose}
      onSubmit={() => void finish()}
    >
      <LongField
        name={{ zh: '结果（不要写姓名和电话）', en: 'What came of it (no name, no number)' }}
        value={note}
        onInput={setNote}
        maxLength={200}
      />
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" onPress={onClose} />
        <Button look="main" submit zh="已回访" en="Called" />
      </div>
    </Dialog>
  );
}
