import { Check } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Notice, say } from '@jiaohao/shared/web';
import type { SessionView } from '../../http/shapes/session.ts';
import { send } from '../api.ts';
import { GateForm } from './gate-form.tsx';
import { NewPassword, notChosen } from './new-password.tsx';

export interface ChoosePasswordProps {
  session: SessionView;
  /** What they signed in with. */
  old: string;
  onChosen: (session: SessionView) => void;
}

/** A password of one's own, in place of the one somebody else made or of an old one. */
export function ChoosePassword({ session, old, onChosen }: ChoosePasswordProps) {
  const [[value, again], setTyped] = useState(['', '']);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const choose = async (): Promise<void> => {
    const missing = notChosen(value, again);
    if (missing !== null) return setWrong(missing);
    const said = await send<SessionView>('POST', '/session/password', { old, new: value });
    if (said.ok) onChosen(said.value);
    else setWrong(said.refusal);
  };
  return (
    <GateForm
      title={{ zh: '设置自己的密码', en: 'Choose your own password' }}
      wrong={wrong}
      onSubmit={() => void choose()}
    >
      <p>
        {say({
          zh: `${session.staff} ${session.name.zh}，您好。`,
          en: `Hello ${session.name.en} (${session.staff}).`,
        })}
      </p>
      {session.mustChange && (
        <Notice
          zh="您用的是一次性密码。请设置只有您自己知道的密码，再继续。"
          en="You came with a one-time password. Choose one that only you know, then go on."
        />
      )}
      <NewPassword value={value} again={again} onInput={(...typed) => setTyped(typed)} />
      <Button look="main" submit icon={Check} zh="保存并继续" en="Save and go on" />
    </GateForm>
  );
}
