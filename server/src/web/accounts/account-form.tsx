import { Check as CheckMark } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual, StaffRole } from '@jiaohao/shared';
import { Button, Check, Dialog, Field, Notice, say } from '@jiaohao/shared/web';
import type { AccountView } from '../../http/shapes/account.ts';
import { send } from '../api.ts';
import { rolesInOrder, roleWords } from '../role-words.ts';
import { readAccounts } from './account-book.ts';
import type { Secret } from './made-secret.tsx';

export interface AccountFormProps {
  /** Null: a new one. */
  account: AccountView | null;
  /** With the one-time password of a new account. */
  onDone: (secret: Secret | null) => void;
  onClose: () => void;
}

/** Makes an account, or changes who it is for and what they may do. */
export function AccountForm({ account, onDone, onClose }: AccountFormProps) {
  const [staff, setStaff] = useState(account?.staff ?? '');
  const [zh, setZh] = useState(account?.name.zh ?? '');
  const [en, setEn] = useState(account?.name.en ?? '');
  const [roles, setRoles] = useState<readonly StaffRole[]>(account?.roles ?? []);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const name = { zh: zh.trim(), en: en.trim() || zh.trim() };

  const save = async (): Promise<void> => {
    if (!/^\d{2,4}$/.test(staff) || name.zh === '' || roles.length === 0) return setWrong(incomplete);
    const said = await saved(account === null, staff, { name, roles });
    if (!said.ok) return setWrong(said.refusal);
    await readAccounts();
    const { password } = said.value;
    onDone(password === undefined ? null : { kind: 'password', staff, name, secret: password });
  };
  return (
    <Dialog
      title={
        account === null ? { zh: '新建账号', en: 'New account' } : { zh: '修改账号', en: 'Edit account' }
      }
      onClose={onClose}
      onSubmit={() => void save()}
    >
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <Field
        name={{ zh: '工号', en: 'Staff number' }}
        hint={{
          zh: '两到四位数字，在叫号键盘上也用它；建好后不能改',
          en: 'Two to four digits, also for keypads; it stays as it is',
        }}
        value={staff}
        onInput={(typed) => setStaff(typed.replace(/\D/g, ''))}
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        disabled={account !== null}
      />
      <Field name={{ zh: '姓名', en: 'Name' }} value={zh} onInput={setZh} maxLength={40} autocomplete="off" />
      <Field
        name={{ zh: '姓名拼音', en: 'Name in Latin letters' }}
        value={en}
        onInput={setEn}
        maxLength={60}
        autocomplete="off"
      />
      <RoleChoice roles={roles} onInput={setRoles} />
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button look="main" submit icon={CheckMark} zh="保存" en="Save" />
      </div>
    </Dialog>
  );
}

function saved(isNew: boolean, staff: string, body: { name: Bilingual; roles: readonly StaffRole[] }) {
  return isNew
    ? send<{ password?: string }>('POST', '/accounts', { staff, ...body })
    : send<{ password?: string }>('PATCH', `/accounts/${staff}`, body);
}

interface RoleChoiceProps {
  roles: readonly StaffRole[];
  onInput: (roles: readonly StaffRole[]) => void;
}

function RoleChoice({ roles, onInput }: RoleChoiceProps) {
  return (
    <fieldset class="roles">
      <legend>{say({ zh: '角色（可多选）', en: 'Roles (one or several)' })}</legend>
      {rolesInOrder.map((role) => (
        <Check
          key={role}
          {...roleWords[role]}
          checked={roles.includes(role)}
          onInput={(checked) =>
            onInput(rolesInOrder.filter((each) => (each === role ? checked : roles.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}

const incomplete = {
  zh: '请填写工号（两到四位数字）和姓名，并至少选一个角色。',
  en: 'Fill in the number (two to four digits) and the name, and choose at least one role.',
};
