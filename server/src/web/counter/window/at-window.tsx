import { useEffect, useState } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import { Notice, say } from '@jiaohao/shared/web';
import { read } from '../../api.ts';
import { is } from '../../session.ts';
import { StaffPage } from '../../staff-page.tsx';
import { counter, followWindow, isLive } from './window-live.ts';
import { Workplace } from '../workplace.tsx';

/** Why the hub does not show the window; null as far as it does. */
const shut = signal<Refusal | null>(null);

/** The page of one window. */
export function AtWindow({ window }: { window: number }) {
  const [live] = useState(() => followWindow(window));
  useEffect(() => {
    // A stream that does not open says not why: signed out, no such window, not one's work.
    if (isLive.value === false) void findOutWhy(window);
  }, [isLive.value]);
  return (
    <StaffPage
      title={{ zh: `${window}号窗口`, en: `Window ${window}` }}
      hallName={counter.value?.hall ?? null}
      live={live}
    >
      {shut.value && (
        <Notice tone="bad" zh={shut.value.zh} en={shut.value.en}>
          <a href="/counter">{say({ zh: '选择窗口', en: 'Choose a window' })}</a>
        </Notice>
      )}
      {is('clerk', 'duty-manager') && shut.value === null && <Workplace />}
    </StaffPage>
  );
}

async function findOutWhy(window: number): Promise<void> {
  const said = await read(`/windows/${window}/counter`);
  shut.value = said.ok || said.refusal.code === 'no-answer' ? null : said.refusal;
}
