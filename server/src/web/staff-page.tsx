import { LogOut } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Bilingual, StaffRole } from '@jiaohao/shared';
import {
  Button,
  clockTime,
  haveLetters,
  keepLanguage,
  NotLive,
  say,
  TopBar,
  type Live,
} from '@jiaohao/shared/web';
import { noAnswer } from './api.ts';
import { hall } from './hall-live.ts';
import { hubNow, keepTime } from './hub-clock.ts';
import { is, me, meetSession, signOut } from './session.ts';

/** The pages of the staff, and for whom they are. */
export const staffPages: readonly {
  readonly path: string;
  readonly title: Bilingual;
  readonly roles: readonly StaffRole[];
}[] = [
  { path: '/counter', title: { zh: '窗口', en: 'Counter' }, roles: ['clerk', 'duty-manager'] },
  { path: '/desk', title: { zh: '咨询台', en: 'Desk' }, roles: ['consultant', 'duty-manager'] },
  { path: '/duty', title: { zh: '值班', en: 'Duty' }, roles: ['duty-manager'] },
  { path: '/technician', title: { zh: '设备', en: 'Devices' }, roles: ['technician', 'duty-manager'] },
  { path: '/settings', title: { zh: '设置', en: 'Settings' }, roles: ['admin', 'duty-manager'] },
  { path: '/accounts', title: { zh: '账号', en: 'Accounts' }, roles: ['admin'] },
];

export interface StaffPageProps {
  title: Bilingual;
  /** The hall's name, where the page does not follow the whole hall. */
  hallName?: Bilingual | null;
  /** Where the page's numbers come from; without it, it shows nothing that goes stale. */
  live?: Live;
  /** Part of it works without the hub: it greys by itself what is not live. */
  worksAlone?: boolean;
  children: ComponentChildren;
}

/** What is around every page of the staff: who is signed in, where else to go, whether the page is live. */
export function StaffPage({ title, hallName, live, worksAlone = false, children }: StaffPageProps) {
  useEffect(() => {
    keepLanguage();
    haveLetters(noAnswer.zh);
    void meetSession();
    return keepTime();
  }, []);
  useEffect(() => {
    document.title = say(title);
  });
  const state = live?.live.value ?? null;
  useEffect(() => {
    // What only staff may hear ends with the session.
    if (state === false) void meetSession();
  }, [state]);
  return (
    <>
      <TopBar title={title} hall={hallName ?? hall.value?.hall ?? null}>
        <nav aria-label={say({ zh: '页面', en: 'Pages' })}>
          {staffPages
            .filter(({ roles }) => is(...roles))
            .map(({ path, title: name }) => (
              <a
                key={path}
                class="button"
                href={path}
                aria-current={location.pathname.startsWith(path) ? 'page' : undefined}
              >
                {say(name)}
              </a>
            ))}
        </nav>
        <span class="clock">{clockTime(hubNow.value)}</span>
        {me.value && (
          <Button
            icon={LogOut}
            zh={`${me.value.name.zh} 退出`}
            en={`Sign out ${me.value.name.en}`}
            onPress={() => void signOut()}
          />
        )}
      </TopBar>
      <NotLive live={state} />
      <main class={`staff-page ${state === false && !worksAlone ? 'stale' : ''}`}>
        {me.value && children}
      </main>
    </>
  );
}
