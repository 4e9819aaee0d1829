import type { Page } from '../../domain/page.ts';
import { Button, Note, Words } from '../parts.tsx';

type GreenOfferPage = Extract<Page, { page: 'green-offer' }>;

/** The green channel is offered to the old and never imposed: both answers are as large. */
export function GreenOffer({ page }: { page: GreenOfferPage }) {
  return (
    <main class="green-offer">
      <h1>
        <Words zh={`${page.greeting.maskedName} 您好`} en="Welcome" />
      </h1>
      <Note
        zh={`办理“${page.service.zh}”，您可以走老年人绿色通道，优先叫号`}
        en={`For “${page.service.en}” you may use the green channel for the elderly and be called first.`}
      />
      <div class="choices">
        <Button
          name="green-yes"
          look="main"
          zh="走绿色通道"
          en="Use the green channel"
          sends={{ touch: 'green', accept: true }}
        />
        <Button
          name="green-no"
          look="main"
          zh="普通排队"
          en="Queue as usual"
          sends={{ touch: 'green', accept: false }}
        />
      </div>
      <Button name="leave" zh="返回" en="Back" sends={{ touch: 'leave' }} />
    </main>
  );
}
