import type { Page } from '../../domain/page.ts';
import { touch } from '../live.ts';
import { Button, Note, Notes, Notices, Words } from '../parts.tsx';
import { cardHints, givenOffline, goToKiosk } from '../phrases.ts';

type StartPage = Extract<Page, { page: 'start' }>;

/** The welcome: lay a card, or touch. */
export function Start({ page }: { page: StartPage }) {
  return (
    <main class="start">
      <Notes>
        <Notices notices={page.notice === null ? page.notices : [page.notice, ...page.notices]} />
        {page.offline && <Note {...givenOffline} />}
        {page.hint !== null && <Note {...cardHints[page.hint]} kind="alarm" />}
        {!page.printerWorks && <NoPaper otherKiosks={page.otherKiosks} />}
      </Notes>
      {page.readerWorks ? <LayCard /> : <NoReader />}
      <Button
        name="begin"
        look="main"
        zh="不刷卡取号"
        en="Take a number without a card"
        sends={{ touch: 'begin' }}
      />
      {page.unprinted.length > 0 && <Unprinted tickets={page.unprinted} />}
    </main>
  );
}

/** The sign over the paper slot, in words; a number is had all the same. */
function NoPaper({ otherKiosks }: { otherKiosks: StartPage['otherKiosks'] }) {
  const { zh, en } = goToKiosk(otherKiosks);
  return (
    <Note
      kind="alarm"
      zh={`打印机故障，打印暂停使用；取号后号码显示在屏幕上，请记下。${zh}`}
      en={`The printer is out of order: your number will be shown on the screen. ${en}`}
    />
  );
}

/** The newest few fit on the page; who has an older one asks at the desk. */
const mostOffered = 6;

/** Numbers that never came out on paper: whoever has one may have it now. */
function Unprinted({ tickets }: { tickets: StartPage['unprinted'] }) {
  return (
    <section class="unprinted">
      <Words
        zh="打印已恢复：号票当时没有打出来的，请按您的号码重打"
        en="The printer works again. If your ticket was not printed, touch your number."
      />
      <div class="numbers">
        {tickets.slice(0, mostOffered).map((ticket) => (
          <button
            key={ticket}
            type="button"
            class="button"
            data-reprint={ticket}
            onClick={() => touch({ touch: 'reprint-number', ticket })}
          >
            {ticket}
          </button>
        ))}
      </div>
    </section>
  );
}

function LayCard() {
  return (
    <section class="lay-card">
      <svg viewBox="0 0 240 150" aria-hidden="true">
        <rect x="4" y="4" width="232" height="142" rx="14" class="card" />
        <rect x="160" y="34" width="54" height="68" rx="6" class="ink" />
        <path d="M28 44h104M28 72h84M28 100h104M28 124h150" class="line" />
      </svg>
      <Words zh="请刷身份证" en="Lay your ID card on the reader" />
      <p>
        <Words
          zh="证件平放在读卡区，页面变化后即可取回"
          en="Leave it there until this page changes, then take it back"
        />
      </p>
    </section>
  );
}

function NoReader() {
  return (
    <Note
      kind="alarm"
      zh="读卡器故障，暂停使用；请按下面的按钮取号，须刷卡的业务请到咨询台"
      en="The card reader is out of order. Take a number by touch; for services that need a card go to the information desk."
    />
  );
}
