import { Ban, Printer, RotateCcw, Signpost, UserCheck } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, clockTime } from '@jiaohao/shared/web';
import type { TicketStory } from '../../../http/shapes/ticket-story.ts';
import { desk } from '../desk-live.ts';
import { useKeys } from '../keys.ts';
import { busy, carryOut } from '../outcome.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { GreenDialog } from './green-dialog.tsx';
import { chosen, refresh } from './ticket-book.ts';

const open = ['waiting', 'called', 'serving', 'held', 'transferred', 'interrupted'];

/** What the desk can do about a ticket, each with its key. What cannot be done now is not there. */
export function TicketActs({ story }: { story: TicketStory }) {
  const [asked, setAsked] = useState<{ what: 'green' | 'cancel'; number: string } | null>(null);
  const { ticket, reinstatableUntil } = story;
  const number = ticket.ticket;
  const isOpen = open.includes(ticket.state);
  const send = (verb: string, body: object, done: Bilingual): void => {
    void carryOut(`/tickets/${number}/${verb}`, body, done).then(refresh);
  };
  const takeCharge = (): void =>
    send('delivery', { delivery: 'desk' }, { zh: `${number}已接手`, en: `You have charge of ${number}` });
  const reinstate = (): void =>
    send('reinstate', {}, { zh: `${number}已恢复排队`, en: `${number} is back in the queue` });
  const may = {
    charge: ticket.delivery === 'undelivered' && isOpen,
    green: ticket.class === 'regular' && isOpen,
    reinstate: reinstatableUntil !== null,
    cancel: ['waiting', 'held', 'transferred', 'interrupted', 'missed'].includes(ticket.state),
  };
  const ask = (what: 'green' | 'cancel') => (): void => setAsked({ what, number });
  useKeys(() => {
    // Another was chosen and is on its way: no key is for this one any more.
    if (chosen.value !== number) return {};
    return {
      ...(may.charge && { KeyT: takeCharge }),
      ...(may.green && { KeyG: ask('green') }),
      ...(may.reinstate && { KeyR: reinstate }),
      ...(may.cancel && { KeyX: ask('cancel') }),
    };
  });
  const close = (): void => {
    setAsked(null);
    void refresh();
  };
  return (
    <div class="acts">
      {may.charge && (
        <Button
          look="main"
          icon={UserCheck}
          zh="接手"
          en="Take charge"
          hotkey="T"
          onPress={takeCharge}
          disabled={busy.value}
        />
      )}
      {may.reinstate && (
        <Button
          look="main"
          icon={RotateCcw}
          zh={`恢复排队（${clockTime(reinstatableUntil ?? 0)}前）`}
          en={`Reinstate (until ${clockTime(reinstatableUntil ?? 0)})`}
          hotkey="R"
          onPress={reinstate}
          disabled={busy.value}
        />
      )}
      {may.green && (
        <Button icon={Signpost} zh="绿色通道" en="Green channel" hotkey="G" onPress={ask('green')} />
      )}
      {isOpen && (
        <PrintButtons
          onPress={(kiosk) =>
            send(
              'print',
              { kiosk },
              {
                zh: `${kiosk}空闲时即打印${number}`,
                en: `${kiosk} prints ${number} when nobody stands there`,
              },
            )
          }
        />
      )}
      {may.cancel && (
        <Button look="danger" icon={Ban} zh="取消号票" en="Cancel it" hotkey="X" onPress={ask('cancel')} />
      )}
      {asked?.what === 'green' && <GreenDialog number={asked.number} onClose={close} />}
      {asked?.what === 'cancel' && <CancelDialog number={asked.number} onClose={close} />}
    </div>
  );
}

/** On paper, at each kiosk that can print. */
export function PrintButtons({ onPress }: { onPress: (kiosk: string) => void }) {
  const able = desk.value?.kiosks.filter(({ state, prints }) => state === 'working' && prints) ?? [];
  return (
    <>
      {able.map(({ id }) => (
        <Button
          key={id}
          icon={Printer}
          zh={`${id}打印`}
          en={`Print at ${id}`}
          onPress={() => onPress(id)}
          disabled={busy.value}
        />
      ))}
    </>
  );
}
