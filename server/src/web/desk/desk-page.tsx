import { useEffect, useLayoutEffect } from 'preact/hooks';
import { haveLetters, Notice, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../http/shapes/desk.ts';
import { followHall } from '../hall-live.ts';
import { is } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { AppointmentsTab } from './appointments/appointments-tab.tsx';
import { ByHandTab } from './by-hand/by-hand-tab.tsx';
import { ConflictsTab } from './conflicts/conflicts-tab.tsx';
import { desk, followDesk } from './desk-live.ts';
import { listenForTabs } from './keys.ts';
import { outcome } from './outcome.ts';
import { BooksPanel } from './paper/books-panel.tsx';
import { isWaiting, paperList } from './paper/paper-list.ts';
import { PaperTab } from './paper/paper-tab.tsx';
import { useOwnBook } from './paper/use-own-book.ts';
import { useSendingAgain } from './paper/use-sending-again.ts';
import { openTab, tab, tabs, type TabId } from './tabs.ts';
import { TicketsTab } from './tickets/tickets-tab.tsx';
import { Alarm } from './undelivered/alarm.tsx';
import { UndeliveredTab } from './undelivered/undelivered-tab.tsx';
import { lettersWithoutHub } from './without-hub.ts';

const live = followDesk();
followHall();

/** The consult desk: whoever is asked about a number, looks after numbers without paper, and brings the books up to date. */
export function DeskPage() {
  useLayoutEffect(listenForTabs, []);
  return (
    <StaffPage title={{ zh: '咨询台', en: 'Consult desk' }} live={live} worksAlone>
      {is('consultant', 'duty-manager') ? (
        <Desk />
      ) : (
        <Notice
          tone="warn"
          zh="只有咨询岗和值班管理可以使用此页。"
          en="This page is for consultants and duty managers."
        />
      )}
    </StaffPage>
  );
}

function Desk() {
  const view = desk.value;
  const isLive = live.live.value !== false;
  useSendingAgain(view, isLive);
  useOwnBook(view, isLive);
  // Names of services may not have been on any part that was looked at.
  const names = view?.services.map(({ name }) => name.zh).join('') ?? '';
  useEffect(() => haveLetters(lettersWithoutHub + names), [names]);
  return (
    <>
      <Alarm />
      <div class="bar">
        <TabBar view={view} />
        <Told />
      </div>
      {view !== null && <Part view={view} isLive={isLive} />}
    </>
  );
}

function Part({ view, isLive }: { view: DeskView; isLive: boolean }) {
  const stale = isLive ? '' : 'stale';
  switch (tab.value) {
    case 'tickets':
      return <TicketsTab live={isLive} />;
    case 'paper':
      return (
        <>
          <PaperTab view={view} live={isLive} />
          <BooksPanel view={view} live={isLive} />
        </>
      );
    case 'undelivered':
      return (
        <div class={stale}>
          <UndeliveredTab view={view} />
        </div>
      );
    case 'appointments':
      return (
        <div class={stale}>
          <AppointmentsTab view={view} />
        </div>
      );
    case 'conflicts':
      return (
        <div class={stale}>
          <ConflictsTab view={view} />
        </div>
      );
    case 'by-hand':
      return (
        <div class={stale}>
          <ByHandTab view={view} />
        </div>
      );
  }
}

/** How many wait to be looked after in each part. */
function countOf(id: TabId, view: DeskView | null): number {
  if (view === null || id === 'tickets') return 0;
  if (id === 'appointments') return view.appointments.filter(({ ticket }) => ticket === null).length;
  if (id === 'by-hand') return view.callBacks.length + view.handwork.length;
  if (id === 'paper') return paperList.value.lines.filter(isWaiting).length;
  return view[id].length;
}

function TabBar({ view }: { view: DeskView | null }) {
  return (
    <nav class="tabs" aria-label={say({ zh: '咨询台各部分', en: 'Parts of the desk' })}>
      {tabs.map(({ id, zh, en }, nth) => {
        const count = countOf(id, view);
        return (
          <a
            key={id}
            href={`#${id}`}
            class={`tab ${id === 'undelivered' && count > 0 ? 'urgent' : ''}`}
            aria-current={tab.value === id ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              openTab(id);
            }}
          >
            <kbd aria-hidden="true">{nth + 1}</kbd>
            {say({ zh, en })}
            {count > 0 && <span class="count">{count}</span>}
          </a>
        );
      })}
    </nav>
  );
}

const toldMs = 6000;

/** How the last thing that was done ended. What went well goes by itself. */
function Told() {
  const told = outcome.value;
  useEffect(() => {
    if (told?.good !== true) return;
    const timer = setTimeout(() => {
      if (outcome.value === told) outcome.value = null;
    }, toldMs);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <div class="told" role="status">
      {told && <Notice tone={told.good ? 'good' : 'bad'} zh={told.zh} en={told.en} />}
    </div>
  );
}
