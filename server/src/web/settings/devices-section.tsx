import { KeyRound } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button, Panel, Pill, say } from '@jiaohao/shared/web';
import type { AgentPlan, OnceToldSecret, WrittenPlan } from '../../http/shapes/settings.ts';
import { devices } from '../hall-live.ts';
import { AgentForm, kindWords } from './agent-form.tsx';
import { edit } from './draft.ts';
import { Taken } from './equipment/at-machine.tsx';
import { followMachines, machines } from './equipment/machines.ts';
import { ItemList } from './item-list.tsx';
import { replaced } from './list.ts';
import { MadeSecret } from './made-secret.tsx';
import { NewSecret } from './new-secret.tsx';
import { settings } from './settings-book.ts';

/** The programs that connect to the hub, and what hangs on each. */
export function DevicesSection({ plan }: { plan: WrittenPlan }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [secret, setSecret] = useState<OnceToldSecret | null>(null);
  useEffect(followMachines, []);
  const { agents } = plan;
  const put = (next: AgentPlan[]): void => edit((before) => ({ ...before, agents: next }));
  return (
    <Panel
      title={{ zh: '取号机与设备', en: 'Kiosks and devices' }}
      aside={<Pill zh={`${agents.length} 台`} en={`${agents.length}`} />}
    >
      <p class="hint">
        {say({
          zh: '取号机带读卡器和打印机；显示代理带窗口的键盘、评价器和窗口屏。端口与型号可写在这里，也可留在那台机器自己的文件里。新增的设备保存后即可接入，端口与型号保存后即可采用；删除的设备和改派的窗口从下一个营业日起生效。取号机的先后决定断网时各自的号段。',
          en: 'A kiosk has a card reader and a printer; a display agent has the keypads, evaluators and boards of its windows. Ports and models may stand here, or in the file of that machine. A new one may connect once it is saved, and takes ports and models then; agents removed and windows given to another count from the next business day. The order of the kiosks decides whose numbers are whose without the hub.',
        })}
      </p>
      <ItemList
        at="agents"
        items={agents}
        onInput={put}
        nameOf={({ id }) => ({ zh: id, en: id })}
        summary={(agent) => <Summary agent={agent} />}
        form={(agent, place, nth) => (
          <>
            <AgentForm
              at={place}
              agent={agent}
              windows={plan.hall.windows.map(({ number }) => number)}
              onInput={(next) => put(replaced(agents, nth, next))}
            />
            {isSaved(agent.id) && (
              <Button icon={KeyRound} zh="生成新密钥" en="New secret" onPress={() => setAsked(agent.id)} />
            )}
          </>
        )}
        add={{ zh: '添加设备', en: 'Add an agent' }}
        fresh={() => ({ id: '', kind: 'kiosk' as const })}
      />
      {asked !== null && (
        <NewSecret
          agent={asked}
          onMade={(made) => {
            setAsked(null);
            setSecret(made);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {secret && <MadeSecret made={secret} onClose={() => setSecret(null)} />}
    </Panel>
  );
}

const isSaved = (id: string): boolean =>
  settings.value?.plan.agents.some((agent) => agent.id === id) ?? false;

function Summary({ agent }: { agent: AgentPlan }) {
  const there = devices.value.find((each) => each.agent === agent.id);
  const machine = machines.value.find((each) => each.agent === agent.id);
  return (
    <>
      <span class="badge wide">{agent.id || '?'}</span>
      <strong>{say(kindWords[agent.kind])}</strong>
      <span class="meta grows">
        {agent.kind === 'display' &&
          say({
            zh: `${agent.windows.join('、')}号窗口`,
            en: `windows ${agent.windows.join(', ')}`,
          })}
      </span>
      {machine !== undefined && (machine.wished !== null || !machine.isTaken) && <Taken machine={machine} />}
      {there !== undefined && (
        <Pill
          tone={there.present ? 'good' : 'bad'}
          {...(there.present ? { zh: '已连接', en: 'Connected' } : { zh: '未连接', en: 'Not connected' })}
        />
      )}
    </>
  );
}
