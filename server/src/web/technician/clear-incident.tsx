import { useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, Dialog, LongField, Notice } from '@jiaohao/shared/web';
import { act } from '../api.ts';

/** A technician has looked: it is over. */
export function ClearIncident({ incident, onClose }: { incident: string; onClose: () => void }) {
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const clear = async (): Promise<void> => {
    const said = await act('POST', `/incidents/${incident}/clear`, { note: note.trim() });
    if (said.ok) onClose();
    else setRefusal(said.refusal);
  };
  return (
    <Dialog
      title={{ zh: '确认修复', en: 'Clear the incident' }}
      onClose={onClose}
      onSubmit={() => void clear()}
    >
      <LongField
        name={{ zh: '做了什么', en: 'What was done' }}
        hint={{ zh: '写入故障记录。', en: 'Goes into the history.' }}
        value={note}
        onInput={setNote}
        maxLength={200}
      />
      {refusal && <Notice tone="bad" zh={refusal.zh} en={refusal.en} />}
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button submit look="main" zh="已修复" en="It is repaired" disabled={note.trim() === ''} />
      </div>
    </Dialog>
  );
}
