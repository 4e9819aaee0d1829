import type { Page } from '../domain/page.ts';
import { connected, page } from './live.ts';
import { Choosing } from './pages/choosing.tsx';
import { GreenOffer } from './pages/green-offer.tsx';
import { AskDesk, Closed, Dead, HubAway, Issuing, Refused, Starting } from './pages/message.tsx';
import { RosterPage } from './pages/roster.tsx';
import { Start } from './pages/start.tsx';
import { Existing, OnScreen, Printed, Printing } from './pages/ticket.tsx';
import { Words } from './parts.tsx';
import { staffKnock } from './staff-knock.ts';

/** The touch page: a head with the hall's name, and whatever page the agent says. */
export function App() {
  const now = page.value;
  const shown = connected.value ? (now?.page ?? 'starting') : 'dead';
  return (
    <div class="screen" data-page={shown}>
      <header onClick={staffKnock}>
        <Words zh={now?.hall?.zh ?? '取号机'} en={now?.hall?.en ?? 'Ticket kiosk'} />
      </header>
      {shown === 'dead' ? <Dead /> : now === null ? <Starting /> : <Body page={now} />}
    </div>
  );
}

function Body({ page }: { page: Page }) {
  switch (page.page) {
    case 'starting':
      return <Starting />;
    case 'hub-away':
      return <HubAway />;
    case 'closed':
      return <Closed page={page} />;
    case 'start':
      return <Start page={page} />;
    case 'choosing':
      return <Choosing page={page} />;
    case 'green-offer':
      return <GreenOffer page={page} />;
    case 'issuing':
      return <Issuing />;
    case 'existing':
      return <Existing page={page} />;
    case 'printing':
      return <Printing page={page} />;
    case 'printed':
      return <Printed page={page} />;
    case 'on-screen':
      return <OnScreen page={page} />;
    case 'refused':
      return <Refused page={page} />;
    case 'ask-desk':
      return <AskDesk page={page} />;
    case 'roster':
      return <RosterPage page={page} />;
  }
}
