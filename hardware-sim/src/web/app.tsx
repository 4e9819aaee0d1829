import { signal } from '@preact/signals';
import { Counter } from './counter.tsx';
import { Kiosk } from './kiosk.tsx';
import { connected, devices, kiosks, refusal, windows } from './live.ts';
import { Stage } from './stage.tsx';
import { WindowStrip } from './window-strip.tsx';
import { Words } from './words.tsx';

/** The window whose counter is shown large. */
const chosen = signal<number | null>(null);

function Connection() {
  const state = connected.value;
  if (state === null) return <p class="connection">连接中 Connecting…</p>;
  return (
    <p class={state ? 'connection live' : 'connection lost'} role="status">
      {state ? `已连接 ${devices.value.size} 台设备 · live` : '与模拟器失去连接，正在重连 · reconnecting'}
    </p>
  );
}

function Refusal() {
  const what = refusal.value;
  return (
    <div class="refusal" role="alert" data-shown={what !== null}>
      {what === null ? null : <Words zh={what.zh} en={what.en} />}
    </div>
  );
}

/** The bench: the windows above, the programs, the kiosks and one counter below. */
export function App() {
  const window = chosen.value ?? windows.value[0];
  return (
    <>
      <header class="top">
        <h1>
          <Words zh="硬件模拟台" en="Hardware bench" />
        </h1>
        <Connection />
      </header>
      <main>
        <WindowStrip chosen={window} choose={(number) => (chosen.value = number)} />
        <Stage />
        <div class="floor">
          {kiosks.value.map((kiosk) => (
            <Kiosk key={kiosk} kiosk={kiosk} />
          ))}
          {window === undefined ? null : <Counter key={window} window={window} />}
        </div>
      </main>
      <Refusal />
    </>
  );
}
