import { useState } from 'preact/hooks';
import type { Bilingual, GreenReason } from '@jiaohao/shared';
import { Button, Choice, Dialog, LongField, Notice, say } from '@jiaohao/shared/web';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';
import { greenChoices } from '../words.ts';

/** Gives a ticket the green channel, for a reason of the rule's list (§20-1). Who gave it is recorded. */
export function GreenDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const [reason, setReason] = useState<GreenReason>('elderly');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const needsNote = greenChoices.find((each) => each.reason === reason)?.note === true;
  const isMissing = needsNote && note.trim() === '';
  const grant = async (): Promise<void> => {
    if (isMissing) return setWrong({ zh: '请写明事由。', en: 'Write down why.' });
    const green = { reason, ...(note.trim() !== '' && { note: note.trim() }) };
    const said = await act('POST', `/tickets/${number}/green`, green);
    if (!said.ok) return setWrong(said.refusal);
    outcome.value = { good: true, zh: `${number}已转绿色通道`, en: `${number} is in the green channel` };
    onClose();
  };
  return (
    <Dialog
      title={{ zh: `${number} 给予绿色通道`, en: `Green channel for ${number}` }}
      onClose={onClose}
      onSubmit={() => void grant()}
    >
      <p>
        {say({
          zh: '按规定优先叫号，保留原取号时间。事由和经办人记录在案。',
          en: 'It is called with priority and keeps its time. The reason and who granted it are recorded.',
        })}
      </p>
      <Choice
        name={{ zh: '事由', en: 'Reason' }}
        value={reason}
        options={greenChoices.map(({ reason: each, zh, en }) => [each, { zh, en }])}
        onInput={setReason}
      />
      <LongField
        name={needsNote ? { zh: '说明（必填）', en: 'Note (required)' } : { zh: '说明', en: 'Note' }}
        value={note}
        onInput={setNote}
        rows={2}
        maxLength={200}
      />
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" onPress={onClose} />
        <Button look="main" submit zh="给予绿色通道" en="Grant it" />
      </div>
    </Dialog>
  );
}
