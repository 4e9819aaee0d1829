import type { Bilingual } from '@jiaohao/shared';
import { Check, Choice, Pill, say } from '@jiaohao/shared/web';
import type { AgentPlan } from '../../http/shapes/settings.ts';
import { devices } from '../hall-live.ts';
import { EquipmentForm } from './equipment/equipment-form.tsx';
import { wrongAt } from './places.ts';
import { PlanField } from './plan-field.tsx';

export const kindWords: Readonly<Record<AgentPlan['kind'], Bilingual>> = {
  kiosk: { zh: '取号机', en: 'Kiosk' },
  display: { zh: '显示代理', en: 'Display agent' },
};
const kindOptions = [
  ['kiosk', kindWords.kiosk],
  ['display', kindWords.display],
] as const;

export interface AgentFormProps {
  at: string;
  agent: AgentPlan;
  /** All windows of the hall. */
  windows: readonly number[];
  onInput: (agent: AgentPlan) => void;
}

/** Everything about one agent. */
export function AgentForm({ at, agent, windows, onInput }: AgentFormProps) {
  return (
    <div class="form">
      <div class="beside">
        <PlanField
          at={`${at}.id`}
          name={{ zh: '编号', en: 'Id' }}
          hint={{
            zh: '例如 K3、D2；与那台机器文件里的一致',
            en: 'Such as K3 or D2; as in the file of that machine',
          }}
          value={agent.id}
          maxLength={16}
          onInput={(id) => onInput({ ...agent, id })}
        />
        <div data-field={`${at}.kind`}>
          <Choice
            name={{ zh: '种类', en: 'Kind' }}
            hint={{ zh: '取号，还是管窗口的键盘和屏', en: 'Gives tickets, or has keypads and boards' }}
            wrong={wrongAt(`${at}.kind`)}
            value={agent.kind}
            options={kindOptions}
            onInput={(kind) =>
              onInput(kind === 'kiosk' ? { id: agent.id, kind } : { id: agent.id, kind, windows: [] })
            }
          />
        </div>
      </div>
      {agent.kind === 'display' && (
        <WindowChoice at={`${at}.windows`} agent={agent} windows={windows} onInput={onInput} />
      )}
      <Reported agent={agent.id} />
      <EquipmentForm at={`${at}.equipment`} agent={agent} onInput={onInput} />
    </div>
  );
}

interface WindowChoiceProps {
  at: string;
  agent: Extract<AgentPlan, { kind: 'display' }>;
  windows: readonly number[];
  onInput: (agent: AgentPlan) => void;
}

function WindowChoice({ at, agent, windows, onInput }: WindowChoiceProps) {
  const wrong = [at, ...agent.windows.map((_, nth) => `${at}.${nth}`)].map(wrongAt).find((each) => each);
  const known = [...new Set([...windows.filter(Number.isFinite), ...agent.windows])].sort((a, b) => a - b);
  return (
    <fieldset class="several" data-field={at}>
      <legend>{say({ zh: '负责的窗口', en: 'Its windows' })}</legend>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      <div class="checks narrow">
        {known.map((window) => (
          <Check
            key={window}
            zh={`${window}号`}
            en={`${window}`}
            checked={agent.windows.includes(window)}
            onInput={(checked) =>
              onInput({
                ...agent,
                windows: known.filter((each) => (each === window ? checked : agent.windows.includes(each))),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What an agent says hangs on it. */
function Reported({ agent }: { agent: string }) {
  const reported = devices.value.find((each) => each.agent === agent)?.devices ?? [];
  if (reported.length === 0) return null;
  return (
    <p class="reported">
      <span class="hint">{say({ zh: '接着的设备：', en: 'Devices on it:' })}</span>{' '}
      {reported.map(({ device }) => (
        <Pill key={device} zh={device} en={device} />
      ))}
    </p>
  );
}
