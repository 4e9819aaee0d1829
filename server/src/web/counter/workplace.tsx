import { useLayoutEffect } from 'preact/hooks';
import { BoardNow } from './window/board-now.tsx';
import { Coming } from './line/coming.tsx';
import { Held } from './line/held.tsx';
import { InHand } from './ticket/in-hand.tsx';
import { Papers } from './ticket/papers.tsx';
import { Questions } from './dialogs/questions.tsx';
import { listenForKeys } from './keys/listen-for-keys.ts';
import { SoftKeypad } from './keys/soft-keypad.tsx';
import { Warnings } from './window/warnings.tsx';
import { WindowBar } from './window/window-bar.tsx';
import { counter } from './window/window-live.ts';

/** All of a clerk's work on one screen. */
export function Workplace() {
  useLayoutEffect(listenForKeys, []);
  const view = counter.value;
  if (view === null) return null;
  return (
    <div class="workplace">
      <WindowBar view={view} />
      <Warnings view={view} />
      <div class="columns">
        <div class="column">
          <InHand view={view} />
          {view.ticket && <Papers ticket={view.ticket} />}
        </div>
        <div class="column">
          <SoftKeypad view={view} />
        </div>
        <div class="column">
          <BoardNow view={view} />
          <Coming view={view} />
          <Held view={view} />
        </div>
      </div>
      <Questions view={view} />
    </div>
  );
}
