import { useState } from 'preact/hooks';
import { Button, Dialog, Field } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { carryOut } from '../acts/carry-out.ts';
import { close } from './over.ts';
import { missingNote } from '../ticket/papers.tsx';

/** The member waits aside while papers are fetched or checked (§19-3). */
export function HoldDialog({ ticket }: { ticket: NonNullable<CounterView['ticket']> }) {
  const [note, setNote] = useState(() => missingNote(ticket));
  const hold = (): void => {
    close();
    const said = note.trim();
    carryOut('hold', 'hold', said === '' ? {} : { note: said });
  };
  return (
    <Dialog
      title={{ zh: `挂起 ${ticket.ticket}`, en: `Hold ${ticket.ticket} aside` }}
      onClose={close}
      onSubmit={hold}
    >
      <Field
        name={{ zh: '注明（可不填）', en: 'Note (may be empty)' }}
        hint={{
          zh: '取回时会显示，例如缺哪份材料。',
          en: 'Shown when it is taken up: what is missing, say.',
        }}
        value={note}
        onInput={setNote}
        maxLength={100}
        autocomplete="off"
        autofocus
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" hotkey="Esc" onPress={close} />
        <Button look="main" submit zh="挂起" en="Hold" hotkey="Enter" />
      </div>
    </Dialog>
  );
}
