import { useState } from 'preact/hooks';
import type { Bilingual, Refusal } from '@jiaohao/shared';
import { Button, Dialog, Notice, say } from '@jiaohao/shared/web';
import type { AccountView } from '../../http/shapes/account.ts';
import { send } from '../api.ts';
import { readAccounts } from './account-book.ts';
import type { Secret } from './made-secret.tsx';

/** What is asked about before it is done. */
export type Deed = 'password' | 'pin' | 'unlock' | 'disable' | 'enable';

interface Asked {
  readonly title: Bilingual;
  /** What it brings about. */
  readonly means: Bilingual;
  readonly danger?: true;
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
}

const asked: Readonly<Record<Deed, Asked>> = {
  password: {
    title: { zh: '重置密码', en: 'Reset the password' },
    means: {
      zh: '原密码立即失效，已登录的页面全部退出。系统给出一次性密码，本人首次登录时须改掉。',
      en: 'The old password stops working and every page they are signed in at is closed. They get a one-time password and must change it.',
    },
    method: 'POST',
    path: '/password',
  },
  pin: {
    title: { zh: '换键盘密码', en: 'New keypad PIN' },
    means: {
      zh: '叫号键盘上的原密码立即失效，系统给出新的六位密码。',
      en: 'The old PIN stops working at keypads; there will be a new one of six digits.',
    },
    method: 'POST',
    path: '/pin',
  },
  unlock: {
    title: { zh: '解除锁定', en: 'Unlock' },
    means: {
      zh: '有人多次输错此工号的密码。解除后可以立即再登录；若不是本人所为，请查明。',
      en: 'Somebody entered wrong passwords for this number many times. It can be used again at once; if it was not them, find out who.',
    },
    method: 'POST',
    path: '/unlock',
  },
  disable: {
    title: { zh: '停用账号', en: 'Disable the account' },
    means: {
      zh: '此人立即退出，不能再登录页面和键盘；历史记录保留姓名，以后可以再启用。',
      en: 'They are signed out at once and cannot come in at pages or keypads. Records keep the name; it can be enabled again.',
    },
    danger: true,
    method: 'PATCH',
    path: '',
    body: { disabled: true },
  },
  enable: {
    title: { zh: '启用账号', en: 'Enable the account' },
    means: {
      zh: '此人可以用原来的密码再登录。',
      en: 'They can sign in again with the password they had.',
    },
    method: 'PATCH',
    path: '',
    body: { disabled: false },
  },
};

export interface AskFirstProps {
  account: AccountView;
  deed: Deed;
  /** With what was made, if it makes a secret. */
  onDone: (secret: Secret | null) => void;
  onClose: () => void;
}

/** Says what will happen, and does it when that is meant. */
export function AskFirst({ account, deed, onDone, onClose }: AskFirstProps) {
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const { title, means, danger, method, path, body } = asked[deed];
  const { staff, name } = account;
  const go = async (): Promise<void> => {
    const said = await send<{ password?: string; pin?: string }>(method, `/accounts/${staff}${path}`, body);
    if (!said.ok) return setWrong(said.refusal);
    await readAccounts();
    const { password, pin } = said.value;
    if (password !== undefined) onDone({ kind: 'password', staff, name, secret: password });
    else if (pin !== undefined) onDone({ kind: 'pin', staff, name, secret: pin });
    else onDone(null);
  };
  return (
    <Dialog title={title} onClose={onClose} onSubmit={() => void go()}>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <p class="whom">
        <strong>{staff}</strong> {say(name)}
      </p>
      <p>{say(means)}</p>
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button look={danger ? 'danger' : 'main'} submit {...title} />
      </div>
    </Dialog>
  );
}
