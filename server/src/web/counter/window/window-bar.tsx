import { CircleHelp, LayoutGrid } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Icon, Pill, say, type Tone } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { DeedButton } from '../acts/deed-button.tsx';
import { ask } from '../dialogs/over.ts';
import { otherKeys } from '../keys/shortcuts.ts';

const states: Readonly<Record<CounterView['status'], Bilingual & { tone: Tone }>> = {
  open: { zh: '开放', en: 'Open', tone: 'good' },
  paused: { zh: '暂停服务', en: 'Paused', tone: 'warn' },
  closed: { zh: '未开放', en: 'Closed', tone: 'plain' },
};

/** Which window this is, how it stands, who is there; and what opens, pauses and closes it. */
export function WindowBar({ view }: { view: CounterView }) {
  const { window, name, clerk, status } = view;
  return (
    <section class="window-bar" aria-label={say({ zh: '窗口状态', en: 'State of the window' })}>
      <strong class="window-number">{window}</strong>
      <div class="window-words">
        <strong>{say(name ?? { zh: `${window}号窗口`, en: `Window ${window}` })}</strong>
        <span>
          {clerk === null
            ? say({ zh: '无人上岗', en: 'Nobody is logged in' })
            : `${clerk.name ? say(clerk.name) : ''} ${clerk.staff}`}
        </span>
      </div>
      <Pill {...states[status]} />
      {view.pause && <span class="pause-reason">{view.pause.reason}</span>}
      <span class="grows" />
      <DeedButton deed="log-in" view={view} main={clerk === null && status === 'closed'} />
      <DeedButton deed="pause" view={view} main={status === 'paused'} />
      <DeedButton deed="open" view={view} />
      <DeedButton deed="report" view={view} />
      <a class="button" href="/counter" aria-keyshortcuts={otherKeys['other-window']}>
        <Icon of={LayoutGrid} />
        <span>{say({ zh: '换窗口', en: 'Other window' })}</span>
        <kbd aria-hidden="true">{otherKeys['other-window']}</kbd>
      </a>
      <Button
        icon={CircleHelp}
        zh="快捷键"
        en="Keys"
        hotkey={otherKeys.help}
        onPress={() => ask({ kind: 'help' })}
      />
    </section>
  );
}
