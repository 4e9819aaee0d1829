import type { ViewOf } from '../views.ts';
import { act } from './live.ts';
import { SixDigits } from './six-digits.tsx';
import { label } from './words.tsx';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
const fates = {
  sent: { zh: '已发送', en: 'sent' },
  acknowledged: { zh: '已应答', en: 'acknowledged' },
  unanswered: { zh: '无应答', en: 'unanswered' },
} as const;

/** What is typed stands right-aligned where the number will be, as on the keypad itself. */
function shownOn({ typed, display }: ViewOf<'keypad'>): readonly (number | null)[] {
  if (typed === '') return display;
  return Array.from(typed.slice(-6).padStart(6), (sign) => (sign === ' ' ? null : Number(sign)));
}

function Fate({ keypad }: { keypad: ViewOf<'keypad'> }) {
  const { press, lamp, beeps } = keypad;
  return (
    <p class="fate" role="status">
      <span class={`lamp ${lamp ?? 'off'}`} role="img" aria-label={lamp ?? 'off'} />
      {press === null ? (
        <span>未按键 No key pressed</span>
      ) : (
        <span>
          {press.keys} · {fates[press.state].zh} {fates[press.state].en}
        </span>
      )}
      <span class="beeps">蜂鸣 beeps {beeps}</span>
    </p>
  );
}

/** A counter keypad with its keys. */
export function Keypad({ keypad, window }: { keypad: ViewOf<'keypad'>; window: number }) {
  return (
    <section class="keypad" aria-label={label(`${window} 号窗口按键盘`, `keypad of window ${window}`)}>
      <SixDigits display={shownOn(keypad)} />
      <Fate keypad={keypad} />
      <div class="keys">
        <div class="numbers">
          {digits.map((digit) => (
            <button
              key={digit}
              type="button"
              aria-label={`数字 digit ${digit}`}
              onClick={() => void act(`/api/windows/${window}/type`, { digit })}
            >
              {digit}
            </button>
          ))}
        </div>
        <div class="functions">
          {keypad.keys.map(({ name, legend }) => (
            <button
              key={name}
              type="button"
              class={name === 'call' ? 'main' : ''}
              onClick={() => void act(`/api/windows/${window}/press`, { key: name })}
            >
              <span>{legend}</span>
              <small lang="en">{name}</small>
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
