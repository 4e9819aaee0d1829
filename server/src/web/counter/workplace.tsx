import { useLayoutEffect } from 'preact/hooks';
import { BoardNow } from './board-now.tsx';
import { Coming } from './coming.tsx';
import { Held } from './held.tsx';
import { InHand } from './in-hand.tsx';
import { Papers } from './papers.tsx';
import { Questions } from './questions.tsx';
import { listenForKeys } from './listen-for-keys.ts';
import { SoftKeypad } from './soft-keypad.tsx';
import { Warnings } from './warnings.tsx';
import { WindowBar } from './window-bar.tsx';
import { counter } from './window-live.ts';

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
