import { Save } from 'lucide';
import { useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, Dialog, Field, Notice } from '@jiaohao/shared/web';
import { ChangeList } from './change-list.tsx';
import { checked, save } from './draft.ts';

export interface SaveDialogProps {
  onClose: () => void;
  onSaved: (version: number) => void;
}

/** Says once more what changes and from when, and saves it. */
export function SaveDialog({ onClose, onSaved }: SaveDialogProps) {
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const go = async (): Promise<void> => {
    const said = await save(note);
    if (!said.ok) return setWrong(said.refusal);
    onSaved(said.value.version.number);
    onClose();
  };
  return (
    <Dialog
      title={{ zh: '保存为新的一版', en: 'Save as a new version' }}
      onClose={onClose}
      onSubmit={() => void go()}
    >
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="long">
        <ChangeList changes={checked.value?.changes ?? []} />
      </div>
      <Notice
        zh="从下一个营业日开门时起生效；正在进行的营业日不变。只有对外网址和新增的设备立即生效。"
        en="It counts when the next business day is opened; a running day stays as it is. Only the public address and new agents count at once."
      />
      <Field
        name={{ zh: '说明（可不填）', en: 'Why (may be empty)' }}
        hint={{ zh: '留在历史里', en: 'Kept in the history' }}
        value={note}
        onInput={setNote}
        maxLength={200}
        autocomplete="off"
      />
      <div class="answers">
        <Button zh="再改改" en="Back" onPress={onClose} />
        <Button look="main" submit icon={Save} zh="保存" en="Save" />
      </div>
    </Dialog>
  );
}
