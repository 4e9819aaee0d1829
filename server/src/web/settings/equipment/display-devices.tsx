import type { DisplayEquipment } from '@jiaohao/shared';
import { say } from '@jiaohao/shared/web';
import { wrongAt } from '../places.ts';
import { Ports } from './ports.tsx';
import { WindowDevices } from './window-devices.tsx';

export interface DisplayDevicesProps {
  at: string;
  equipment: DisplayEquipment;
  /** Those the agent looks after. */
  windows: readonly number[];
  onInput: (equipment: DisplayEquipment) => void;
}

/** The ports of a display agent, and what hangs on them at each window. */
export function DisplayDevices({ at, equipment, windows, onInput }: DisplayDevicesProps) {
  const spokenOf = equipment.windows.map(({ window }) => window);
  const all = [...new Set([...windows, ...spokenOf])].sort((a, b) => a - b);
  const wrong = wrongAt(`${at}.windows`);
  return (
    <>
      <Ports at={`${at}.lines`} equipment={equipment} onInput={onInput} />
      <div class="equipped-windows" data-field={`${at}.windows`}>
        {wrong && (
          <p class="wrong" role="alert">
            {say(wrong)}
          </p>
        )}
        {all.map((window) => (
          <WindowDevices
            key={window}
            at={`${at}.windows`}
            window={window}
            equipment={equipment}
            onInput={onInput}
          />
        ))}
      </div>
    </>
  );
}
