import { Clover, Undo2, UsersRound } from 'lucide';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import { Answers, Finger } from '../touchables.tsx';

type GreenOfferPage = Extract<Page, { page: 'green-offer' }>;

/** The green channel is offered to the old and never imposed: both answers are as large. */
export function GreenOffer({ page }: { page: GreenOfferPage }) {
  return (
    <main class="green-offer">
      <h1>
        <Both zh={`${page.greeting.maskedName} 您好`} en="Welcome" />
      </h1>
      <p class="says">
        <Both
          zh={`办理“${page.service.zh}”，您可以走老年人绿色通道，优先叫号。要走绿色通道吗？`}
          en={`For “${page.service.en}” you may use the green channel for the elderly and be called first. Would you like to?`}
        />
      </p>
      <div class="choices">
        <Finger
          name="green-yes"
          look="green"
          icon={Clover}
          zh="走绿色通道"
          en="Use the green channel"
          sends={{ touch: 'green', accept: true }}
        />
        <Finger
          name="green-no"
          look="main"
          icon={UsersRound}
          zh="普通排队"
          en="Queue as usual"
          sends={{ touch: 'green', accept: false }}
        />
      </div>
      <Answers>
        <Finger name="leave" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
      </Answers>
    </main>
  );
}
