import { CalendarCheck, Hand } from 'lucide';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import { LaidCard } from '../laid-card.tsx';
import { cardHints, givenOffline, goToKiosk } from '../phrases.ts';
import { Finger, Note, Notes, Notices } from '../touchables.tsx';

type StartPage = Extract<Page, { page: 'start' }>;

/** The welcome: lay a card, or touch. */
export function Start({ page }: { page: StartPage }) {
  return (
    <main class="start">
      <Notes>
        {page.hint !== null && <Note {...cardHints[page.hint]} tone="bad" />}
        {!page.printerWorks && <NoPaper otherKiosks={page.otherKiosks} />}
        {page.offline && <Note {...givenOffline} />}
        <Notices notices={page.notice === null ? page.notices : [page.notice, ...page.notices]} />
      </Notes>
      <div class="invitation">
        {page.readerWorks ? <LayCard /> : <NoReader />}
        <div class="ways">
          <Finger
            name="begin"
            look={page.readerWorks ? 'plain' : 'main'}
            icon={Hand}
            zh={page.readerWorks ? '没带身份证，点这里取号' : '点这里取号'}
            en={page.readerWorks ? 'No ID card? Touch here for a number' : 'Touch here for a number'}
            sends={{ touch: 'begin' }}
          />
          {page.canCheckIn && (
            <Finger
              name="appointment"
              icon={CalendarCheck}
              zh="已经预约，点这里报到"
              en="I have an appointment"
              sends={{ touch: 'appointment' }}
            />
          )}
          {page.unprinted.length > 0 && <Unprinted tickets={page.unprinted} most={page.large ? 3 : 6} />}
        </div>
      </div>
    </main>
  );
}

function LayCard() {
  return (
    <section class="lay-card">
      <LaidCard />
      <h1>
        <Both zh="请刷身份证取号" en="Lay your ID card on the reader" />
      </h1>
      <p>
        <Both
          zh="证件平放在读卡区，页面变化后即可取回"
          en="Leave it there until this page changes, then take it back"
        />
      </p>
    </section>
  );
}

function NoReader() {
  return (
    <section class="lay-card">
      <h1>
        <Both zh="请点按钮取号" en="Please take a number by touch" />
      </h1>
      <Note
        tone="bad"
        zh="读卡器故障，暂停使用；须刷卡的业务请到咨询台"
        en="The card reader is out of order. For services that need a card go to the information desk."
      />
    </section>
  );
}

/** The sign over the paper slot, in words; a number is had all the same. */
function NoPaper({ otherKiosks }: { otherKiosks: StartPage['otherKiosks'] }) {
  const { zh, en } = goToKiosk(otherKiosks);
  return (
    <Note
      tone="bad"
      zh={`打印机故障，打印暂停使用；取号后号码显示在屏幕上，请记下。${zh}`}
      en={`The printer is out of order: your number will be shown on the screen. ${en}`}
    />
  );
}

/** Numbers that never came out on paper: whoever has one may have it now. The newest few; older ones are had at the desk. */
function Unprinted({ tickets, most }: { tickets: StartPage['unprinted']; most: number }) {
  return (
    <section class="unprinted">
      <p>
        <Both
          zh="打印已恢复：号票当时没有打出来的，请按您的号码重打"
          en="The printer works again. If your ticket was not printed, touch your number."
        />
      </p>
      <div class="numbers">
        {tickets.slice(0, most).map((ticket) => (
          <Finger
            key={ticket}
            name={`reprint-${ticket}`}
            zh={ticket}
            en="Print"
            sends={{ touch: 'reprint-number', ticket }}
          />
        ))}
      </div>
    </section>
  );
}
