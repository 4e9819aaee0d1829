import type { Bilingual, KioskDevice, KioskEquipment } from '@jiaohao/shared';
import { Check, say } from '@jiaohao/shared/web';
import { PlanField } from '../plan-field.tsx';
import { BaudField, firstModel, ModelField } from './model-fields.tsx';
import { portHint } from './port-hint.ts';

export interface KioskDevicesProps {
  at: string;
  equipment: KioskEquipment;
  onInput: (equipment: KioskEquipment) => void;
}

/** The reader and the printer of a kiosk. */
export function KioskDevices({ at, equipment: { reader, printer }, onInput }: KioskDevicesProps) {
  const put = (now: KioskEquipment): void =>
    onInput({ ...(now.reader && { reader: now.reader }), ...(now.printer && { printer: now.printer }) });
  return (
    <>
      <p class="hint">
        {say({
          zh: `端口${portHint.zh}。波特率空着按型号。`,
          en: `Ports: ${portHint.en}. Without a rate, that of the model.`,
        })}
      </p>
      <Device
        at={`${at}.reader`}
        kind="reader"
        name={{ zh: '读卡器', en: 'Card reader' }}
        there={{ zh: '有读卡器', en: 'It has a card reader' }}
        device={reader}
        onInput={(next) => put({ reader: next, printer })}
      />
      <Device
        at={`${at}.printer`}
        kind="printer"
        name={{ zh: '打印机', en: 'Printer' }}
        there={{ zh: '有打印机', en: 'It has a printer' }}
        device={printer}
        onInput={(next) => put({ reader, printer: next })}
      />
    </>
  );
}

interface DeviceProps {
  at: string;
  kind: 'reader' | 'printer';
  name: Bilingual;
  there: Bilingual;
  device: KioskDevice | undefined;
  onInput: (device: KioskDevice | undefined) => void;
}

function Device({ at, kind, name, there, device, onInput }: DeviceProps) {
  return (
    <fieldset class="several" data-field={at}>
      <legend>{say(name)}</legend>
      <Check
        {...there}
        checked={device !== undefined}
        onInput={(checked) => onInput(checked ? { address: '', model: firstModel(kind) } : undefined)}
      />
      {device && (
        <div class="device of-kiosk">
          <PlanField
            at={`${at}.address`}
            name={{ zh: '端口', en: 'Port' }}
            value={device.address}
            maxLength={200}
            onInput={(address) => onInput({ ...device, address })}
          />
          <ModelField
            at={`${at}.model`}
            kind={kind}
            value={device.model}
            onInput={(model) => onInput({ ...device, model })}
          />
          <BaudField at={`${at}.baud`} value={device.baud} onInput={(baud) => onInput({ ...device, baud })} />
        </div>
      )}
    </fieldset>
  );
}
