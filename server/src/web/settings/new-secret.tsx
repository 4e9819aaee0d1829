import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import type { Refusal } from '@jiaohao/shared';
import { Button, Dialog, Notice, say } from '@jiaohao/shared/web';
import type { OnceToldSecret } from '../../http/shapes/settings.ts';
import { send } from '../api.ts';

export interface NewSecretProps {
  agent: string;
  onMade: (made: OnceToldSecret) => void;
  onClose: () => void;
}

/** Asks before the old secret of an agent is worth nothing. */
export function NewSecret({ agent, onMade, onClose }: NewSecretProps) {
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const go = async (): Promise<void> => {
    const said = await send<OnceToldSecret>('POST', `/settings/agents/${agent}/secret`);
    if (said.ok) onMade(said.value);
    else setWrong(said.refusal);
  };
  return (
    <Dialog
      title={{ zh: `为 ${agent} 生成新密钥`, en: `A new secret for ${agent}` }}
      onClose={onClose}
      onSubmit={() => void go()}
    >
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <p>
        {say({
          zh: '如果它已有密钥，原来的立即失效：在那台机器换上新文件之前，断线后就不能再连接。',
          en: 'If it has one, the old one stops working at once: until the new file is on that machine, it cannot connect again once it loses its connection.',
        })}
      </p>
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button look="danger" submit icon={KeyRound} zh="生成新密钥" en="New secret" />
      </div>
    </Dialog>
  );
}
