import { BellOff, TicketX } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Button, Icon, say } from '@jiaohao/shared/web';
import { desk } from '../desk-live.ts';
import { openTab, tab } from '../tabs.ts';
import { chime, isQuiet } from './chime.ts';

/** It is heard again this often until somebody takes charge. */
const againMs = 6000;

/** Over every part of the page, to be seen and heard: tickets that nobody may have. */
export function Alarm() {
  const waiting = desk.value?.undelivered ?? [];
  const numbers = waiting.map(({ ticket }) => ticket).join(' ');
  useEffect(() => {
    // Another one is news again.
    isQuiet.value = false;
  }, [numbers]);
  useEffect(() => {
    if (numbers === '' || isQuiet.value) return;
    chime();
    const timer = setInterval(chime, againMs);
    return () => clearInterval(timer);
  }, [numbers, isQuiet.value]);
  if (waiting.length === 0) return null;
  return (
    <div class="alarm" role="alert">
      <Icon of={TicketX} />
      <strong>
        {say({
          zh: `${waiting.length}张号票没有交到本人手中：${numbers}`,
          en: `${waiting.length} not delivered: ${numbers}`,
        })}
      </strong>
      <span class="grows" />
      {tab.value !== 'undelivered' && (
        <Button zh="去接手" en="Take charge" hotkey="2" onPress={() => openTab('undelivered')} />
      )}
      {!isQuiet.value && (
        <Button
          icon={BellOff}
          zh="静音"
          en="Mute"
          onPress={() => {
            isQuiet.value = true;
          }}
        />
      )}
    </div>
  );
}
