import { Check, Printer, Ticket } from 'lucide';
import { Both, Icon } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import { goToKiosk } from '../phrases.ts';
import { Number } from '../slip.tsx';
import { Answers, Finger, Note, Notes } from '../touchables.tsx';

type Of<K extends Page['page']> = Extract<Page, { page: K }>;

export function Printing({ page }: { page: Of<'printing'> }) {
  return (
    <main class="with-ticket">
      <h1>
        <Both
          zh={page.reprint ? '正在重打号票，请稍候' : '正在打印号票，请稍候'}
          en={page.reprint ? 'Reprinting your ticket' : 'Printing your ticket'}
        />
      </h1>
      <Number slip={page.slip} />
      <div class="progress" />
    </main>
  );
}

export function Printed({ page }: { page: Of<'printed'> }) {
  return (
    <main class="with-ticket">
      <h1 class="done">
        <Icon of={Check} />
        <Both zh="请取走号票和身份证" en="Please take your ticket and your ID card" />
      </h1>
      <Number slip={page.slip} />
      <Answers>
        <Finger name="leave" look="main" icon={Check} zh="完成" en="Done" sends={{ touch: 'leave' }} />
      </Answers>
    </main>
  );
}

/** The member has this ticket already. */
export function Existing({ page }: { page: Of<'existing'> }) {
  return (
    <main class="with-ticket">
      <h1>
        <Both zh="您已取过号，不用重新排队" en="You already have a ticket; your place is kept" />
      </h1>
      <Number slip={page.slip} />
      <Answers>
        {page.canTakeAnother && (
          <Finger
            name="another"
            icon={Ticket}
            zh="已经办完，另取新号"
            en="Served already: take another"
            sends={{ touch: 'another' }}
          />
        )}
        {page.canReprint && <Reprint />}
        <Finger name="noted" look="main" icon={Check} zh="知道了" en="OK" sends={{ touch: 'noted' }} />
      </Answers>
    </main>
  );
}

/** The printer failed: the number goes home in the member's head, on a scrap of paper or in a phone. */
export function OnScreen({ page }: { page: Of<'on-screen'> }) {
  const others = goToKiosk(page.otherKiosks);
  return (
    <main class="with-ticket on-screen">
      <h1>
        <Both
          zh="号票没有打印出来，请记下您的号码"
          en="Your ticket was not printed. Please note your number."
        />
      </h1>
      <Number slip={page.slip} />
      <Notes>
        <Note
          tone="bad"
          zh={`打印机故障，暂停使用。没按“我已记下号码”的请到咨询台报号。${others.zh}`}
          en={`The printer is out of order. If you do not confirm, tell the desk your number. ${others.en}`}
        />
      </Notes>
      <Answers>
        {page.canReprint && <Reprint />}
        <Finger
          name="noted"
          look="main"
          icon={Check}
          zh="我已记下号码"
          en="I have noted it"
          sends={{ touch: 'noted' }}
        />
      </Answers>
    </main>
  );
}

function Reprint() {
  return <Finger name="reprint" icon={Printer} zh="重打号票" en="Reprint" sends={{ touch: 'reprint' }} />;
}
