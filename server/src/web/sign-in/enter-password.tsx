import { KeyRound, LogIn } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Field, say } from '@jiaohao/shared/web';
import type { SessionView } from '../../http/shapes/session.ts';
import { send } from '../api.ts';
import { GateForm } from './gate-form.tsx';

export interface EnterPasswordProps {
  /** `wantsOther`: they want another password before they go on. */
  onRight: (session: SessionView, password: string, wantsOther: boolean) => void;
}

/** Staff number and password. */
export function EnterPassword({ onRight }: EnterPasswordProps) {
  const [staff, setStaff] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const [asking, setAsking] = useState(false);

  const enter = async (wantsOther: boolean): Promise<void> => {
    if (!/^\d{2,4}$/.test(staff) || password === '') return setWrong(incomplete);
    setAsking(true);
    const said = await send<SessionView>('POST', '/session', { staff, password });
    setAsking(false);
    if (said.ok) return onRight(said.value, password, wantsOther);
    setWrong(said.refusal);
    setPassword('');
  };
  return (
    <>
      <GateForm
        title={{ zh: '工作人员登录', en: 'Staff sign-in' }}
        wrong={wrong}
        onSubmit={() => void enter(false)}
      >
        <Field
          name={{ zh: '工号', en: 'Staff number' }}
          value={staff}
          onInput={(typed) => setStaff(typed.replace(/\D/g, ''))}
          inputMode="numeric"
          autocomplete="username"
          maxLength={4}
        />
        <Field
          name={{ zh: '密码', en: 'Password' }}
          type="password"
          value={password}
          onInput={setPassword}
          autocomplete="current-password"
          maxLength={200}
        />
        <Button look="main" submit icon={LogIn} zh="登录" en="Sign in" disabled={asking} />
        <Button
          look="quiet"
          icon={KeyRound}
          zh="登录并修改密码"
          en="Sign in and change the password"
          disabled={asking}
          onPress={() => void enter(true)}
        />
      </GateForm>
      <p class="beside">
        {say({
          zh: '忘记密码或被锁定，请找系统管理员。叫号键盘仍用键盘密码。',
          en: 'Forgot the password, or locked out? Ask an administrator. Keypads keep their own PIN.',
        })}
      </p>
    </>
  );
}

const incomplete = {
  zh: '请填写工号（两到四位数字）和密码。',
  en: 'Fill in the staff number (two to four digits) and the password.',
};
