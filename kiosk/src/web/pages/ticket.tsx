import type { Page } from '../../domain/page.ts';
import { isOffline, type Slip } from '../../domain/slip.ts';
import { Button, Note, Words } from '../parts.tsx';
import { goToKiosk, outOfOrder } from '../phrases.ts';
import { Number, Tracker } from '../slip.tsx';

type Of<K extends Page['page']> = Extract<Page, { page: K }>;

/** An offline number has more to say: what is around it comes closer together. */
const lookOf = (slip: Slip): string => (isOffline(slip) ? 'tight' : '');

export function Printing({ page }: { page: Of<'printing'> }) {
  return (
    <main class={`busy ${lookOf(page.slip)}`}>
      <h1>
        <Words
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
    <main class={lookOf(page.slip)}>
      <h1>
        <Words zh="取号成功，请取走号票和身份证" en="Please take your ticket and your ID card" />
      </h1>
      <Number slip={page.slip} />
      <Button name="leave" look="main" zh="完成" en="Done" sends={{ touch: 'leave' }} />
    </main>
  );
}

/** The member has this ticket already. */
export function Existing({ page }: { page: Of<'existing'> }) {
  return (
    <main class={lookOf(page.slip)}>
      <h1>
        <Words zh="您已取过号，不用重新排队" en="You already have a ticket; your place is kept" />
      </h1>
      <Number slip={page.slip} />
      <div class="choices">
        <Button name="noted" look="main" zh="知道了" en="OK" sends={{ touch: 'noted' }} />
        {page.canReprint && <Button name="reprint" zh="重打号票" en="Reprint" sends={{ touch: 'reprint' }} />}
      </div>
      {page.canTakeAnother && (
        <Button
          name="another"
          zh="这个号已经办完，另取新号"
          en="This number was called already: take another"
          sends={{ touch: 'another' }}
        />
      )}
    </main>
  );
}

/** The printer failed: the number goes home in the member's head, on a scrap of paper or in a phone. */
export function OnScreen({ page }: { page: Of<'on-screen'> }) {
  const others = goToKiosk(page.otherKiosks);
  return (
    <main class="on-screen tight">
      <div class="sign" role="alert">
        <Words {...outOfOrder} />
      </div>
      <h1>
        <Words
          zh="号票没有打印出来，请记下您的号码"
          en="Your ticket was not printed. Please note your number."
        />
      </h1>
      <Number slip={page.slip}>{!isOffline(page.slip) && <Tracker slip={page.slip} />}</Number>
      <div class="choices">
        <Button name="noted" look="main" zh="我已记下号码" en="I have noted it" sends={{ touch: 'noted' }} />
        {page.canReprint && <Button name="reprint" zh="重打号票" en="Reprint" sends={{ touch: 'reprint' }} />}
      </div>
      <Note
        zh={`没有按“我已记下号码”的，请到咨询台报号。${others.zh}`}
        en={`If you do not confirm, tell the information desk your number. ${others.en}`}
      />
    </main>
  );
}
