import { Download, Eraser, Pause, Play } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useComputed, useSignal } from '@preact/signals';
import { captureText } from '@jiaohao/shared';
import { Button, Check, Choice, clockTime, dateTime, Field, Panel, Pill, say } from '@jiaohao/shared/web';
import { captureName } from './capture-name.ts';
import { download } from './download.ts';
import { FrameRows } from './frame-list.tsx';
import { rowsOf, type FrameFilter } from './frame-rows.ts';
import { watchLine, type LineFrame } from './line-watch.ts';

const directions = [
  ['both', { zh: '双向', en: 'Both ways' }],
  ['to-device', { zh: '发往设备', en: 'To the device' }],
  ['to-host', { zh: '来自设备', en: 'From the device' }],
] as const;

/** What goes over the line of a device, live: in words and in hex side by side. */
export function LinePanel({ device }: { device: string }) {
  const [line] = useState(() => watchLine(device));
  useEffect(() => () => line.close(), []);
  const filter = useSignal<FrameFilter>({ direction: 'both', text: '', foldsRepeats: true });
  /** What stood there when it was paused. */
  const held = useSignal<readonly LineFrame[] | null>(null);
  const shown = useComputed(() => held.value ?? line.frames.value);
  const rows = useComputed(() => rowsOf(shown.value, filter.value));
  const change = (part: Partial<FrameFilter>): void => {
    filter.value = { ...filter.value, ...part };
  };
  const count = line.frames.value.length;
  return (
    <Panel
      title={{ zh: '线路数据', en: 'On the line' }}
      aside={
        <Watching live={line.live.value} waiting={held.value === null ? null : count - held.value.length} />
      }
    >
      <div class="line-tools">
        <Choice
          name={{ zh: '方向', en: 'Direction' }}
          value={filter.value.direction}
          options={directions}
          onInput={(direction) => change({ direction })}
        />
        <Field
          name={{ zh: '筛选', en: 'Filter' }}
          type="search"
          value={filter.value.text}
          onInput={(text) => change({ text })}
        />
        <Check
          zh="合并重复"
          en="Fold repeats"
          checked={filter.value.foldsRepeats}
          onInput={(foldsRepeats) => change({ foldsRepeats })}
        />
        <div class="line-acts">
          {held.value === null ? (
            <Button icon={Pause} zh="暂停" en="Pause" onPress={() => (held.value = line.frames.value)} />
          ) : (
            <Button icon={Play} zh="继续" en="Go on" onPress={() => (held.value = null)} />
          )}
          <Button
            icon={Eraser}
            zh="清空"
            en="Clear"
            onPress={() => {
              line.clear();
              held.value = null;
            }}
          />
          <Button
            icon={Download}
            zh="下载记录"
            en="Download capture"
            disabled={shown.value.length === 0}
            onPress={() => save(device, shown.value)}
          />
        </div>
      </div>
      <Window isHeld={held.value !== null} isStale={line.live.value === false} count={count}>
        <FrameRows rows={rows.value} />
      </Window>
      <p class="soft kept-back-note">
        <span class="kept-back">··</span>
        {say({
          zh: '证件内容和可能含密码的按键在设备主机上已遮住，这里看不到，记录文件里也没有。',
          en: 'What is on a card, and keys that may hold a PIN, are kept back by the device’s host: neither here nor in the capture.',
        })}
      </p>
    </Panel>
  );
}

function save(device: string, frames: readonly LineFrame[]): void {
  const at = frames[0]?.at ?? 0;
  const [day = ''] = dateTime(at).split(' ');
  download(captureName(device, `${day} ${clockTime(at, true)}`), captureText(frames));
}

function Watching({ live, waiting }: { live: boolean | null; waiting: number | null }) {
  if (live === false) return <Pill tone="bad" zh="已断开" en="Not live" />;
  if (waiting !== null)
    return <Pill tone="warn" zh={`已暂停，另有 ${waiting} 帧`} en={`Paused, ${waiting} more`} />;
  return live === null ? <Pill zh="正在连接" en="Connecting" /> : <Pill tone="good" zh="实时" en="Live" />;
}

interface WindowProps {
  isHeld: boolean;
  isStale: boolean;
  /** Frames so far: the newest is kept in sight when it grows. */
  count: number;
  children: preact.ComponentChildren;
}

/** The list, with its newest end in sight unless it is paused. */
function Window({ isHeld, isStale, count, children }: WindowProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isHeld && place.current !== null) place.current.scrollTop = place.current.scrollHeight;
  }, [isHeld, count]);
  return (
    <div
      ref={place}
      class={`frames ${isStale ? 'stale' : ''}`}
      role="region"
      aria-label={say({ zh: '线路数据列表', en: 'Frames on the line' })}
      tabindex={0}
    >
      {children}
    </div>
  );
}
