import { Delete } from 'lucide';
import { Button, Notice, Panel, say } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { callNumber } from '../acts/carry-out.ts';
import { DeedButton } from '../acts/deed-button.tsx';
import type { DeedId } from '../acts/deeds.ts';
import { outcome } from '../acts/outcome.ts';
import { erase, type, typed } from './typed.ts';

const deeds: readonly DeedId[] = [
  'recall',
  'start',
  'finish',
  'miss',
  'hold',
  'transfer',
  'cancel-call',
  'ask-grade',
  'take-up',
];

/** All that the keypad on the desk can do, and more. */
export function SoftKeypad({ view }: { view: CounterView }) {
  return (
    <Panel title={{ zh: '叫号', en: 'Calling' }} class="soft-keypad">
      <Outcome />
      <DeedButton deed="call-next" view={view} main class="call-next" />
      <div class="deeds">
        {deeds.map((deed) => (
          <DeedButton key={deed} deed={deed} view={view} />
        ))}
      </div>
      <NumberToCall places={view.numberDigits} />
    </Panel>
  );
}

/** How the last press ended; the room is kept, so that nothing moves under a finger. */
function Outcome() {
  const told = outcome.value;
  return (
    <div class="outcome" aria-live="polite">
      {told && <Notice tone={told.good ? 'good' : 'bad'} zh={told.zh} en={told.en} />}
    </div>
  );
}

const digits = Array.from('1234567890');

function NumberToCall({ places }: { places: CounterView['numberDigits'] }) {
  const none = typed.value === '';
  return (
    <div class="number-to-call" role="group" aria-label={say({ zh: '叫指定号', en: 'Call a number' })}>
      <div class="typed">
        <span>{say({ zh: '叫指定号', en: 'Call a number' })}</span>
        <output aria-live="polite">{typed.value.padStart(places, '·')}</output>
        <Button icon={Delete} zh="删" en="Del" onPress={erase} disabled={none} />
        <Button zh="叫号" en="Call" hotkey="Enter" onPress={() => callNumber()} disabled={none} />
      </div>
      <div class="digits">
        {digits.map((digit) => (
          <Button key={digit} zh={digit} en={digit} onPress={() => type(digit, places)} />
        ))}
      </div>
    </div>
  );
}
