import { Panel, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import type { OnOver } from '../over.ts';
import { WindowCard } from './window-card.tsx';

export interface WindowsPanelProps {
  windows: DutyView['windows'];
  incidents: DutyView['incidents'];
  onOver: OnOver;
}

/** Every window of the hall. */
export function WindowsPanel({ windows, incidents, onOver }: WindowsPanelProps) {
  const count = (status: DutyView['windows'][number]['status']): number =>
    windows.filter((window) => window.status === status).length;
  return (
    <Panel
      class="windows-panel"
      title={{ zh: '窗口', en: 'Windows' }}
      aside={
        <span class="aside">
          {say({
            zh: `开放${count('open')} · 暂停${count('paused')} · 未开放${count('closed')}`,
            en: `${count('open')} open · ${count('paused')} paused · ${count('closed')} closed`,
          })}
        </span>
      }
    >
      <ul class="windows">
        {windows.map((window) => (
          <WindowCard
            key={window.window}
            window={window}
            incidents={incidents.filter(({ subject }) => subject.window === window.window)}
            onOver={onOver}
          />
        ))}
      </ul>
    </Panel>
  );
}
