import type { Bilingual, TicketSlip } from '@jiaohao/shared';
import type { ComponentChildren } from 'preact';
import type { Touch } from '../domain/visit/visit.ts';
import { touch } from './live.ts';
import { waitWords } from './phrases.ts';
import { Qr } from './qr.tsx';

/** Chinese large, English small below it. */
export function Words({ zh, en }: Bilingual) {
  return (
    <span class="words">
      <span class="zh">{zh}</span>
      <span class="en" lang="en">
        {en}
      </span>
    </span>
  );
}

interface ButtonProps extends Bilingual {
  sends: Touch;
  look?: 'main' | 'plain';
  name: string;
}

/** A button for a finger. */
export function Button({ zh, en, sends, look = 'plain', name }: ButtonProps) {
  return (
    <button type="button" class={`button ${look}`} data-touch={name} onClick={() => touch(sends)}>
      <Words zh={zh} en={en} />
    </button>
  );
}

/** A note that must be seen: what is wrong and what to do. */
export function Note({ zh, en, kind = 'note' }: Bilingual & { kind?: 'note' | 'alarm' }) {
  return (
    <div class={`notice ${kind}`} role="alert">
      <Words zh={zh} en={en} />
    </div>
  );
}

/** The number and what goes with it; `children` take the place of the papers to have ready. */
export function Number({ slip, children }: { slip: TicketSlip; children?: ComponentChildren }) {
  return (
    <section class="ticket">
      <div class="number" data-number={slip.ticket}>
        {slip.ticket}
      </div>
      {slip.class === 'green' && <Words zh="绿色通道" en="Green channel" />}
      <Words {...slip.serviceName} />
      <dl>
        <Fact zh="窗口" en="Windows" value={slip.windows} />
        <Fact zh="前面等候" en="People ahead" value={`${slip.ahead} 人`} />
        {slip.wait !== null && (
          <Fact zh="预计等候" en="Estimated wait" value={waitWords(slip.wait.minutes)} />
        )}
      </dl>
      {children ?? (slip.documents.length > 0 && <Documents slip={slip} />)}
    </section>
  );
}

/** What to have ready at the window, so that nobody waits in vain. */
function Documents({ slip }: { slip: TicketSlip }) {
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
