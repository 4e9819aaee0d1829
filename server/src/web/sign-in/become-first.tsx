import { ShieldCheck } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Field, Notice } from '@jiaohao/shared/web';
import type { SessionView } from '../../http/shapes/session.ts';
import { send } from '../api.ts';
import { GateForm } from './gate-form.tsx';
import { NewPassword, notChosen } from './new-password.tsx';

export interface BecomeFirstProps {
  /** From the link that the hub printed. */
  token: string;
  onMade: (session: SessionView) => void;
}

/** Makes the first administrator of a hall. */
export function BecomeFirst({ token, onMade }: BecomeFirstProps) {
  const [staff, setStaff] = useState('');
  const [zh, setZh] = useState('');
  const [en, setEn] = useState('');
  const [[password, again], setTyped] = useState(['', '']);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const make = async (): Promise<void> => {
    const complete = /^\d{2,4}$/.test(staff) && zh.trim() !== '';
    const missing = complete ? notChosen(password, again) : incomplete;
    if (missing !== null) return setWrong(missing);
    const name = { zh: zh.trim(), en: en.trim() || zh.trim() };
    const said = await send<SessionView>('POST', '/session/first', { token, staff, name, password });
    if (said.ok) onMade(said.value);
    else setWrong(said.refusal);
  };
  return (
    <GateForm
      title={{ zh: '建立第一个系统管理员', en: 'The first administrator' }}
      wrong={wrong}
      onSubmit={() => void make()}
    >
      <Notice
        zh="管理员为其他人建立账号、分配角色。此链接只能用一次。"
        en="Administrators create the accounts of everybody else. This link works once."
      />
      <Field
        name={{ zh: '工号', en: 'Staff number' }}
        hint={{ zh: '两到四位数字', en: 'Two to four digits' }}
        value={staff}
        onInput={(typed) => setStaff(typed.replace(/\D/g, ''))}
        inputMode="numeric"
        autocomplete="username"
        maxLength={4}
      />
      <Field name={{ zh: '姓名', en: 'Name' }} value={zh} onInput={setZh} maxLength={40} />
      <Field
        name={{ zh: '姓名拼音', en: 'Name in Latin letters' }}
        value={en}
        onInput={setEn}
        maxLength={60}
      />
      <NewPassword value={password} again={again} onInput={(...typed) => setTyped(typed)} />
      <Button look="main" submit icon={ShieldCheck} zh="建立并登录" en="Create and sign in" />
    </GateForm>
  );
}

const incomplete = {
  zh: '请填写工号（两到四位数字）和姓名。',
  en: 'Fill in the staff number (two to four digits) and the name.',
};
