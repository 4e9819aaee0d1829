import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual, DisplayEquipment } from '@jiaohao/shared';
import { Button, Field, say } from '@jiaohao/shared/web';
import { goTo, wrongAt } from '../places.ts';
import { PlanField } from '../plan-field.tsx';
import { RowButtons } from '../row-buttons.tsx';
import { withLine, withNewLine } from './edits.ts';
import { BaudField } from './model-fields.tsx';
import { portHint } from './port-hint.ts';

export interface PortsProps {
  at: string;
  equipment: DisplayEquipment;
  onInput: (equipment: DisplayEquipment) => void;
}

/** The ports of a display agent, each under a name that its devices go by. */
export function Ports({ at, equipment, onInput }: PortsProps) {
  const { lines } = equipment;
  return (
    <fieldset class="several" data-field={at}>
      <legend>{say({ zh: '端口', en: 'Ports' })}</legend>
      <p class="hint">
        {say({
          zh: `名称用字母、数字和连字符，窗口按名称选端口。地址${portHint.zh}。波特率空着按型号。`,
          en: `Names have letters, digits and hyphens; windows choose a port by its name. Addresses: ${portHint.en}. Without a rate, that of the model.`,
        })}
      </p>
      <ol class="ports">
        {lines.map((line, nth) => (
          // Names change while they are typed: a port has nothing else to be told apart by.
          <li key={nth} class="port">
            <LineName
              at={`${at}.${nth}.name`}
              value={line.name}
              others={lines.filter((_, other) => other !== nth).map(({ name }) => name)}
              onInput={(name) => onInput(withLine(equipment, nth, { ...line, name }))}
            />
            <PlanField
              at={`${at}.${nth}.address`}
              name={{ zh: '地址', en: 'Address' }}
              value={line.address}
              maxLength={200}
              onInput={(address) => onInput(withLine(equipment, nth, { ...line, address }))}
            />
            <BaudField
              at={`${at}.${nth}.baud`}
              value={line.baud}
              onInput={(baud) => onInput(withLine(equipment, nth, { ...line, baud }))}
            />
            <RowButtons
              of={{ zh: `端口 ${line.name}`, en: `port ${line.name}` }}
              list={lines}
              at={nth}
              onInput={(next) => onInput({ ...equipment, lines: next })}
              fixed
            />
          </li>
        ))}
      </ol>
      <Button
        icon={Plus}
        zh="添加端口"
        en="Add a port"
        onPress={() => {
          onInput(withNewLine(equipment));
          goTo(`${at}.${lines.length}.address`);
        }}
      />
    </fieldset>
  );
}

interface LineNameProps {
  at: string;
  value: string;
  /** The names of the other ports. */
  others: readonly string[];
  onInput: (name: string) => void;
}

/** A port's name. One that another has while it is typed is not taken: their devices could not be told apart again. */
function LineName({ at, value, others, onInput }: LineNameProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const why = typed === null ? null : whyNot(typed);
  return (
    <div data-field={at}>
      <Field
        name={{ zh: '名称', en: 'Name' }}
        wrong={why ?? wrongAt(at)}
        value={typed ?? value}
        maxLength={40}
        autocomplete="off"
        onInput={(text) => {
          const name = text.trim();
          const isTaken = name === '' || others.includes(name);
          setTyped(isTaken ? name : null);
          if (!isTaken) onInput(name);
        }}
      />
    </div>
  );
}

function whyNot(typed: string): Bilingual {
  return typed === ''
    ? { zh: '不能为空。', en: 'This must not be empty.' }
    : { zh: `已有端口叫 ${typed}。`, en: `There is a port called ${typed} already.` };
}
