import { useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, Dialog, Notice } from '@jiaohao/shared/web';
import { act } from '../../api.ts';
import type { Doing, Window } from './doing.ts';
import { WindowServices } from './window-services.tsx';
import { WindowState } from './window-state.tsx';
import { WindowTickets } from './window-tickets.tsx';

/** What the duty manager does with one window: open, pause or close it, give it other services, release who waits for it alone. */
export function WindowDialog({ window, onClose }: { window: Window; onClose: () => void }) {
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const number = window.window;
  const doing: Doing = async (...wish) => {
    const said = await act(...wish);
    setWrong(said.ok ? null : said.refusal);
    return said.ok;
  };
  return (
    <Dialog title={{ zh: `${number}号窗口`, en: `Window ${number}` }} onClose={onClose}>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <WindowState window={window} doing={doing} onDone={onClose} />
      <WindowTickets window={window} doing={doing} />
      <WindowServices window={window} doing={doing} onDone={onClose} />
      <div class="answers">
        <Button zh="返回大厅" en="Back to the floor" onPress={onClose} />
      </div>
    </Dialog>
  );
}
