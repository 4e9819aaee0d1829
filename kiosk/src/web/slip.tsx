import type { Bilingual, TicketSlip } from '@jiaohao/shared';
import type { ComponentChildren } from 'preact';
import { isOffline, type OfflineSlip, type Slip } from '../domain/slip.ts';
import { Note, Words } from './parts.tsx';
import { enteredAfterwards, waitWords } from './phrases.ts';
import { Qr } from './qr.tsx';

/** The number and what goes with it; `children` take the place of the papers to have ready. */
export function Number({ slip, children }: { slip: Slip; children?: ComponentChildren }) {
  return (
    <section class="ticket">
      <div class="number" data-number={slip.ticket}>
        {slip.ticket}
      </div>
      {isOffline(slip) && (
        <div class="offline-mark">
          <Words zh="离线号" en="Offline number" />
        </div>
      )}
      {slip.class === 'green' && <Words zh="绿色通道" en="Green channel" />}
      <Words {...slip.serviceName} />
      <dl>
        <Fact zh="窗口" en="Windows" value={slip.windows} />
        {isOffline(slip) ? <WaitedThen slip={slip} /> : <WaitingNow slip={slip} />}
      </dl>
      {isOffline(slip) && <Note {...enteredAfterwards} />}
      {children ?? (slip.documents.length > 0 && <Documents slip={slip} />)}
    </section>
  );
}

function WaitingNow({ slip }: { slip: TicketSlip }) {
  return (
    <>
      <Fact zh="前面等候" en="People ahead" value={`${slip.ahead} 人`} />
      {slip.wait !== null && <Fact zh="预计等候" en="Estimated wait" value={waitWords(slip.wait.minutes)} />}
    </>
  );
}

/** Without the hub only what was known last can be said, and when that was. */
function WaitedThen({ slip: { waiting } }: { slip: OfflineSlip }) {
  if (waiting === null) return null;
  return <Fact zh={`${waiting.asOf} 时等候`} en="Waiting then" value={`${waiting.count} 人`} />;
}

/** What to have ready at the window, so that nobody waits in vain. */
function Documents({ slip }: { slip: Slip }) {
  return (
    <div class="documents">
      <Words zh="请备好材料" en="Please have ready" />
      <ul>
        {slip.documents.map(({ zh, en }) => (
          <li key={zh}>
            <Words zh={zh} en={en} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ zh, en, value }: Bilingual & { value: string }) {
  return (
    <div class="fact">
      <dt>
        <Words zh={zh} en={en} />
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Where a phone finds this ticket's place. */
export function Tracker({ slip }: { slip: TicketSlip }) {
  return (
    <figure class="tracker">
      <Qr content={slip.tracker} />
      <figcaption>
        <Words zh="扫码保存号码，查看进度" en="Scan to keep the number and see your place" />
      </figcaption>
    </figure>
  );
}
