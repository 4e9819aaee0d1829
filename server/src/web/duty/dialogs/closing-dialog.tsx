import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, Dialog, Field, Notice, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { act } from '../../api.ts';
import { hall } from '../../hall-live.ts';
import { LeftOver } from './left-over.tsx';
import { readOpenTickets, type OpenTicket } from './open-tickets.ts';

/** Ends the day: kiosks stop first; or it is closed, with a reason for each ticket that is not finished. */
export function ClosingDialog({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const [open, setOpen] = useState<readonly OpenTicket[] | null>(null);
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const look = async (): Promise<void> => {
    const found = await readOpenTickets();
    if ('code' in found) setWrong(found);
    else setOpen(found);
  };
  useEffect(() => void look(), []);
  const go = async (path: string, body?: object): Promise<void> => {
    const said = await act('POST', path, body);
    if (said.ok) return onClose();
    setWrong(said.refusal);
    await look();
  };
  const reasonFor = ({ ticket }: OpenTicket): string => (own[ticket] ?? reason).trim();
  const ready = open?.every((ticket) => reasonFor(ticket) !== '') ?? false;
  const close = (): void => {
    if (!ready) return;
    const abandoned = (open ?? []).map((each) => ({ ticket: each.ticket, reason: reasonFor(each) }));
    void go('/day/close', { ...(reason.trim() !== '' && { reason: reason.trim() }), abandoned });
  };
  return (
    <Dialog title={{ zh: '收班', en: 'End the day' }} onClose={onClose} onSubmit={close}>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      {hall.value?.day.phase === 'open' && <Draining onDrain={() => void go('/day/drain')} />}
      <h3>{say({ zh: '结束营业', en: 'Close the day' })}</h3>
      {open && <LeftOver tickets={open} duty={duty} own={own} usual={reason} onOwn={setOwn} />}
      {open !== null && open.length > 0 && (
        <Field
          name={{ zh: '未办结的原因（对全部）', en: 'Why they are not finished (all of them)' }}
          hint={{
            zh: '记入日志；某一张不同时，在上面单独填写。',
            en: 'Stands in the journal; one that differs gets its own above.',
          }}
          value={reason}
          onInput={setReason}
          maxLength={100}
        />
      )}
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button look="danger" submit disabled={!ready} zh="结束营业" en="Close the day" />
      </div>
    </Dialog>
  );
}

function Draining({ onDrain }: { onDrain: () => void }) {
  return (
    <div class="deed">
      <Button zh="停止取号" en="Stop issuing" onPress={onDrain} />
      <p>
        {say({
          zh: '延时服务：取号机不再发号，已在大厅的人全部办完，之后自动结束营业。',
          en: 'Kiosks issue no more; whoever is here is served, and then the day closes by itself.',
        })}
      </p>
    </div>
  );
}
