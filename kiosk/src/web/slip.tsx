import { hasDigits, type Bilingual, type TicketSlip } from '@jiaohao/shared';
import { Both } from '@jiaohao/shared/web';
import { isOffline, type OfflineSlip, type Slip } from '../domain/slip.ts';
import { Fact } from './fact.tsx';
import { enteredAfterwards, waitWords } from './phrases.ts';
import { Qr } from './qr.tsx';
import { Note } from './touchables.tsx';

/** The number and what goes with it, as on the paper. */
export function Number({ slip }: { slip: Slip }) {
  return (
    <section class={`ticket ${slip.class}`}>
      <div class="stub">
        <Both {...slip.serviceName} />
        <div
          class={hasDigits(slip.ticket, 4) ? 'number long' : 'number'}
          data-number={slip.ticket}
          data-read={Array.from(slip.ticket).join(' ')}
        >
          {slip.ticket}
        </div>
        {slip.class === 'green' && <Mark zh="绿色通道" en="Green channel" />}
        {slip.class === 'appointment' && <Mark zh="预约" en="Appointment" />}
        {isOffline(slip) && <Mark zh="离线号" en="Offline number" />}
      </div>
      <div class="rest">
        <dl class="facts">
          <Fact zh="窗口" en="Windows" value={slip.windows} />
          {isOffline(slip) ? <WaitedThen slip={slip} /> : <WaitingNow slip={slip} />}
        </dl>
        {isOffline(slip) ? <Note {...enteredAfterwards} /> : <Tracker slip={slip} />}
      </div>
    </section>
  );
}

/** What kind of number it is, where it is not the usual one. */
function Mark(words: Bilingual) {
  return (
    <div class="mark">
      <Both {...words} />
    </div>
  );
}

function WaitingNow({ slip }: { slip: TicketSlip }) {
  return (
    <>
      <Fact zh="前面等候" en="People ahead" value={`${slip.ahead} 人`} />
      {slip.wait !== null && (
        <Fact zh="预计等候" en="Estimated wait" value={waitWords(slip.wait.minutes).zh} />
      )}
    </>
  );
}

/** Without the hub only what was known last can be said, and when that was. */
function WaitedThen({ slip: { waiting } }: { slip: OfflineSlip }) {
  if (waiting === null) return null;
  return <Fact zh={`${waiting.asOf} 时等候`} en="Waiting then" value={`${waiting.count} 人`} />;
}

/** Where a phone finds this ticket's place. */
function Tracker({ slip }: { slip: TicketSlip }) {
  return (
    <figure class="tracker">
      <Qr content={slip.tracker} />
      <figcaption>
        <Both zh="手机扫码，随时看前面还有几人" en="Scan to see your place on your phone" />
      </figcaption>
    </figure>
  );
}
