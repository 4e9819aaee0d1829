import { ClipboardCopy, FileX2, Plus } from 'lucide';
import type { Equipment } from '@jiaohao/shared';
import { Button, say } from '@jiaohao/shared/web';
import type { AgentPlan, EquipmentView } from '../../../http/shapes/settings.ts';
import { AtMachine } from './at-machine.tsx';
import { DisplayDevices } from './display-devices.tsx';
import { KioskDevices } from './kiosk-devices.tsx';
import { machines } from './machines.ts';

export interface EquipmentFormProps {
  at: string;
  agent: AgentPlan;
  onInput: (agent: AgentPlan) => void;
}

/** The ports and models of an agent: those of its own file, or those that stand here. */
export function EquipmentForm({ at, agent, onInput }: EquipmentFormProps) {
  const machine = machines.value.find((each) => each.agent === agent.id);
  return (
    <section class="equipment" data-field={at}>
      <h3>{say({ zh: '端口与型号', en: 'Ports and models' })}</h3>
      <p class="hint">
        {say({
          zh: '写在这里的以这里为准，保存后机器在空闲时采用，不用重启；没写时按机器自己的文件。换下的窗口屏会停在最后的内容上，断电即可。',
          en: 'What stands here counts; the machine takes it in a quiet moment after it is saved, without a restart. Where nothing stands here, its own file holds. A board that was replaced keeps what it showed last until it is switched off.',
        })}
      </p>
      <AtMachine machine={machine} />
      <Fields at={at} agent={agent} onInput={onInput} />
      <div class="equipment-ways">
        <TakeOver agent={agent} machine={machine} onInput={onInput} />
        {agent.equipment === undefined ? (
          <Button
            icon={Plus}
            zh="从空白开始填写"
            en="Begin with nothing"
            onPress={() => onInput(equipped(agent, agent.kind === 'kiosk' ? {} : { lines: [], windows: [] }))}
          />
        ) : (
          <Button
            icon={FileX2}
            zh="改用机器自己的文件"
            en="Go by the file of the machine"
            onPress={() => onInput(equipped(agent, undefined))}
          />
        )}
      </div>
    </section>
  );
}

function Fields({ at, agent, onInput }: EquipmentFormProps) {
  if (agent.equipment === undefined) return null;
  if (agent.kind === 'kiosk')
    return (
      <KioskDevices
        at={at}
        equipment={agent.equipment}
        onInput={(equipment) => onInput({ ...agent, equipment })}
      />
    );
  return (
    <DisplayDevices
      at={at}
      equipment={agent.equipment}
      windows={agent.windows}
      onInput={(equipment) => onInput({ ...agent, equipment })}
    />
  );
}

interface TakeOverProps {
  agent: AgentPlan;
  machine: EquipmentView | undefined;
  onInput: (agent: AgentPlan) => void;
}

/** What the machine has is the best to begin from. */
function TakeOver({ agent, machine, onInput }: TakeOverProps) {
  const has = machine?.report?.equipment;
  if (has === undefined || JSON.stringify(has) === JSON.stringify(agent.equipment)) return null;
  return (
    <Button
      icon={ClipboardCopy}
      zh="填入机器现用的"
      en="Take over what the machine has"
      onPress={() => onInput(equipped(agent, has))}
    />
  );
}

/** The agent with this equipment; what is of another kind of agent is none. */
function equipped(agent: AgentPlan, equipment: Equipment | undefined): AgentPlan {
  if (agent.kind === 'kiosk') {
    const { id, kind } = agent;
    return equipment === undefined || 'lines' in equipment ? { id, kind } : { id, kind, equipment };
  }
  const { id, kind, windows } = agent;
  return equipment !== undefined && 'lines' in equipment
    ? { id, kind, windows, equipment }
    : { id, kind, windows };
}
