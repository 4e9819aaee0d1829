import { useState } from 'preact/hooks';
import { Button, Notice } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import type { HallView } from '../../../http/shapes/hall.ts';
import { Alerts } from './alerts.tsx';
import { ClosingDialog } from '../dialogs/closing-dialog.tsx';
import { refused } from '../deeds.ts';
import { Figures } from './figures.tsx';
import { NoticeDialog } from '../dialogs/notice-dialog.tsx';
import { NoticesPanel } from './notices-panel.tsx';
import { OutageDialog } from '../dialogs/outage-dialog.tsx';
import { QueuesPanel } from './queues-panel.tsx';
import type { Over } from '../over.ts';
import { TroublesPanel } from './troubles-panel.tsx';
import { WaitersPanel } from './waiters-panel.tsx';
import { WindowDialog } from '../window/window-dialog.tsx';
import { WindowsPanel } from './windows-panel.tsx';

export interface FloorProps {
  duty: DutyView;
  hall: HallView;
}

/** The floor at a glance: how it stands, what wants a hand, every window, every queue. */
export function Floor({ duty, hall }: FloorProps) {
  const [over, setOver] = useState<Over | null>(null);
  const close = (): void => setOver(null);
  const dense = duty.windows.length > 12 || duty.queues.length > 9;
  return (
    <div class={`floor ${dense ? 'dense' : ''}`}>
      <Figures duty={duty} hall={hall} onOver={setOver} />
      {refused.value && (
        <Notice tone="bad" zh={refused.value.zh} en={refused.value.en}>
          <Button
            zh="知道了"
            en="Understood"
            onPress={() => {
              refused.value = null;
            }}
          />
        </Notice>
      )}
      <Alerts duty={duty} hall={hall} most={dense ? 3 : 5} onOver={setOver} />
      <div class="floor-columns">
        <div class="floor-main">
          <WindowsPanel windows={duty.windows} incidents={duty.incidents} onOver={setOver} />
          <div class="floor-below">
            <TroublesPanel incidents={duty.incidents} tasks={duty.tasks} />
            <NoticesPanel duty={duty} onOver={setOver} />
          </div>
        </div>
        <div class="floor-side">
          <QueuesPanel queues={duty.queues} services={hall.services} promise={duty.limits.promise.regular} />
          <WaitersPanel waiters={dense ? duty.waiters.slice(0, 5) : duty.waiters} />
        </div>
      </div>
      <Overlay over={over} duty={duty} onClose={close} />
    </div>
  );
}

function Overlay({ over, duty, onClose }: { over: Over | null; duty: DutyView; onClose: () => void }) {
  if (over === null) return null;
  switch (over.kind) {
    case 'window': {
      const window = duty.windows.find((each) => each.window === over.window);
      return window === undefined ? null : <WindowDialog window={window} onClose={onClose} />;
    }
    case 'notice':
      return <NoticeDialog onClose={onClose} />;
    case 'outage':
      return <OutageDialog outage={over.outage} limits={duty.limits} onClose={onClose} />;
    case 'closing':
      return <ClosingDialog duty={duty} onClose={onClose} />;
  }
}
