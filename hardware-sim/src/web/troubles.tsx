import type { DeviceView } from '../views.ts';
import { act } from './live.ts';
import { label, Words } from './words.tsx';

const troublesOn = (device: DeviceView | undefined) => device?.troubles.filter(({ on }) => on) ?? [];

/** A sign that something is wrong with one of these devices; nothing if all are well. */
export function Ailing({ devices }: { devices: readonly (DeviceView | undefined)[] }) {
  const names = devices.flatMap(troublesOn).map(({ zh }) => zh);
  if (names.length === 0) return null;
  return (
    <span
      class="ailing"
      role="img"
      aria-label={label(`故障：${names.join('、')}`, 'in trouble')}
      title={names.join('、')}
    >
      ⚠
    </span>
  );
}

/** What can go wrong with a device, each a switch; folded away until needed. */
export function Troubles({ device, zh, en }: { device: DeviceView; zh: string; en: string }) {
  const on = troublesOn(device);
  return (
    <details class="troubles">
      <summary>
        <Words zh={`${zh}故障`} en={`${en} troubles`} />
        {on.map(({ id, zh: name }) => (
          <span key={id} class="chip">
            {name}
          </span>
        ))}
      </summary>
      <ul>
        {device.troubles.map((trouble) => (
          <li key={trouble.id}>
            <label>
              <input
                type="checkbox"
                role="switch"
                checked={trouble.on}
                onChange={(event) =>
                  void act(`/api/devices/${device.id}/troubles`, {
                    trouble: trouble.id,
                    on: event.currentTarget.checked,
                  })
                }
              />
              <Words zh={trouble.zh} en={trouble.en} />
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
