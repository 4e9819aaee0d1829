import { useEffect } from 'preact/hooks';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../domain/page.ts';
import { alive, page } from './live.ts';
import { AppointmentPage } from './pages/appointment.tsx';
import { Choosing } from './pages/choosing.tsx';
import { Documents } from './pages/documents.tsx';
import { GreenOffer } from './pages/green-offer.tsx';
import { AskDesk, Closed, Dead, HubAway, Issuing, Refused, Starting } from './pages/message.tsx';
import { RosterPage } from './pages/roster.tsx';
import { Start } from './pages/start.tsx';
import { Existing, OnScreen, Printed, Printing } from './pages/ticket.tsx';
import { hush } from './read-aloud.ts';
import { staffKnock } from './staff-knock.ts';
import { StillThere } from './still-there.tsx';
import { Tools } from './tools.tsx';

/** The touch page: the hall's name, whatever page the agent says, and what helps with reading it. */
export function App() {
  const now = page.value;
  const shown = alive() ? (now?.page ?? 'starting') : 'dead';
  useEffect(hush, [shown]);
  return (
    <div class="screen" data-page={shown} data-serial={now?.serial}>
      {/* Nobody but the staff touches a headline, and they know how often. */}
      <header class="head" onClick={staffKnock}>
        <Both zh={now?.hall?.zh ?? '取号机'} en={now?.hall?.en ?? 'Ticket kiosk'} />
      </header>
      {shown === 'dead' ? <Dead /> : now === null ? <Starting /> : <Body page={now} />}
      {shown !== 'dead' && now !== null && (
        <>
          <Tools page={now} />
          <StillThere page={now} />
        </>
      )}
    </div>
  );
}

function Body({ page: now }: { page: Page }) {
  switch (now.page) {
    case 'starting':
      return <Starting />;
    case 'hub-away':
      return <HubAway />;
    case 'closed':
      return <Closed page={now} />;
    case 'start':
      return <Start page={now} />;
    case 'choosing':
      return <Choosing page={now} />;
    case 'documents':
      return <Documents page={now} />;
    case 'green-offer':
      return <GreenOffer page={now} />;
    case 'appointment':
      return <AppointmentPage page={now} />;
    case 'issuing':
      return <Issuing page={now} />;
    case 'existing':
      return <Existing page={now} />;
    case 'printing':
      return <Printing page={now} />;
    case 'printed':
      return <Printed page={now} />;
    case 'on-screen':
      return <OnScreen page={now} />;
    case 'refused':
      return <Refused page={now} />;
    case 'ask-desk':
      return <AskDesk page={now} />;
    case 'roster':
      return <RosterPage page={now} />;
  }
}
