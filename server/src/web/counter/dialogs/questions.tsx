import { useEffect } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { callNumber, takeUp } from '../acts/carry-out.ts';
import { HelpDialog } from '../keys/help-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { tellRefused } from '../acts/outcome.ts';
import { close, over, type Over } from './over.ts';
import { PauseDialog } from './pause-dialog.tsx';
import { PickList } from './pick-list.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** What is asked over the page now. */
export function Questions({ view }: { view: CounterView }) {
  const asked = over.value;
  const gone = asked !== null && 'ticket' in asked && view.ticket?.ticket !== asked.ticket;
  useEffect(() => {
    if (!gone) return;
    // Somebody at the keypad was faster: what was asked is about a ticket that is not here any more.
    close();
    tellRefused({
      zh: '窗口的号票已变，没有操作。',
      en: 'Another ticket is at the window now: nothing was done.',
    });
  }, [gone]);
  return asked === null || gone ? null : <Question asked={asked} view={view} />;
}

function Question({ asked, view }: { asked: Over; view: CounterView }) {
  switch (asked.kind) {
    case 'hold':
      return view.ticket && <HoldDialog ticket={view.ticket} />;
    case 'transfer':
      return <TransferDialog ticket={asked.ticket} targets={view.targets} />;
    case 'pause':
      return <PauseDialog view={view} />;
    case 'report':
      return <ReportDialog window={view.window} />;
    case 'help':
      return <HelpDialog view={view} />;
    case 'take-up':
      return (
        <WhichTicket
          title={{ zh: '取回哪一张？', en: 'Take up which one?' }}
          tickets={view.held.map(({ ticket, service }) => ({ ticket, service }))}
          onPick={(ticket) => takeUp(ticket)}
        />
      );
    case 'which':
      return (
        <WhichTicket
          title={{ zh: '叫哪一张？', en: 'Call which one?' }}
          tickets={asked.tickets.map((ticket) => ({ ticket }))}
          onPick={(ticket) => callNumber(ticket)}
        />
      );
  }
}

interface WhichTicketProps {
  title: Bilingual;
  tickets: readonly { readonly ticket: string; readonly service?: Bilingual }[];
  onPick: (ticket: string) => void;
}

function WhichTicket({ title, tickets, onPick }: WhichTicketProps) {
  return (
    <Dialog title={title} onClose={close}>
      <PickList
        name={title}
        picks={tickets.slice(0, 9).map(({ ticket, service }, nth) => ({
          key: String(nth + 1),
          zh: `${ticket} ${service?.zh ?? ''}`,
          en: `${ticket} ${service?.en ?? ''}`,
          onPick: () => {
            close();
            onPick(ticket);
          },
        }))}
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" hotkey="Esc" onPress={close} />
      </div>
    </Dialog>
  );
}
