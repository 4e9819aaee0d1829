import { useEffect, useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Notice, Pill, say, type Tone } from '@jiaohao/shared/web';
import type { HallView } from '../../../http/shapes/hall.ts';
import { duty, followHall, hall } from '../../hall-live.ts';
import { is, me } from '../../session.ts';
import { StaffPage } from '../../staff-page.tsx';
import { digitsInARow } from '../keys/digits-in-a-row.ts';
import { addressOf } from './window-address.ts';

type Window = HallView['windows'][number];

const states: Readonly<Record<Window['status'], Bilingual & { tone: Tone }>> = {
  open: { zh: '开放', en: 'Open', tone: 'good' },
  paused: { zh: '暂停', en: 'Paused', tone: 'warn' },
  closed: { zh: '未开放', en: 'Closed', tone: 'plain' },
};

/** Where a clerk says at which window they sit. */
export function ChooseWindow() {
  const [live] = useState(followHall);
  return (
    <StaffPage title={{ zh: '选择窗口', en: 'Choose a window' }} live={live}>
      {is('clerk', 'duty-manager') ? (
        <Windows />
      ) : (
        <Notice
          tone="warn"
          zh="窗口页面只供窗口人员和值班管理使用。"
          en="Window pages are for clerks and duty managers."
        />
      )}
    </StaffPage>
  );
}

function Windows() {
  const windows = hall.value?.windows ?? [];
  const numbers = windows.map(({ number }) => number);
  useEffect(() => listenForNumbers(numbers), [numbers.join()]);
  return (
    <>
      <p class="soft">
        {say({
          zh: '按窗口号的数字键，或点选。您已上岗的窗口有标记。',
          en: 'Press the digit of the window, or click it. Where you are logged in is marked.',
        })}
      </p>
      <nav class="windows" aria-label={say({ zh: '窗口', en: 'Windows' })}>
        {windows.map((window) => (
          <Door key={window.number} window={window} />
        ))}
      </nav>
    </>
  );
}

function Door({ window: { number, name, status, services } }: { window: Window }) {
  const clerk = duty.value?.windows.find(({ window }) => window === number)?.clerk ?? null;
  const own = clerk !== null && clerk === me.value?.staff;
  const named = hall.value?.services.filter(({ id }) => services.includes(id)) ?? [];
  return (
    <a class={`window-door ${own ? 'own' : ''}`} href={addressOf(number)}>
      <strong class="window-number">{number}</strong>
      <span class="window-words">
        <strong>{say(name ?? { zh: `${number}号窗口`, en: `Window ${number}` })}</strong>
        <span class="soft">{named.map((service) => say(service.name)).join(' · ')}</span>
      </span>
      {own ? <Pill tone="brand" zh="您在此上岗" en="You are here" /> : <Pill {...states[status]} />}
    </a>
  );
}

/** Goes to the window whose digits are keyed. Returns what ends it. */
function listenForNumbers(windows: readonly number[]): () => void {
  const row = digitsInARow((window) => location.assign(addressOf(window)));
  const hear = ({ code, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): void => {
    const digit = /^(?:Digit|Numpad)(?<digit>\d)$/.exec(code)?.groups?.['digit'];
    if (digit === undefined || ctrlKey || altKey || metaKey || repeat) return;
    row.key(digit, windows);
  };
  addEventListener('keydown', hear);
  return () => {
    row.forget();
    removeEventListener('keydown', hear);
  };
}
