import { KeyRound, LockOpen, Pencil, Grid3x3, UserCheck, UserX } from 'lucide';
import { Button, clockTime, Pill, say, Table, type Column } from '@jiaohao/shared/web';
import type { AccountView } from '../../http/shapes/account.ts';
import { rolesInOrder, roleWords } from '../role-words.ts';
import type { Deed } from './ask-first.tsx';

export interface AccountTableProps {
  accounts: readonly AccountView[];
  /** Of who looks at it. */
  own: string;
  onEdit: (account: AccountView) => void;
  onAsk: (account: AccountView, deed: Deed) => void;
}

/** Who works here, what they may do, whether they can come in. */
export function AccountTable({ accounts, own, onEdit, onAsk }: AccountTableProps) {
  const columns: readonly Column<AccountView>[] = [
    { title: { zh: '工号', en: 'Number' }, cell: ({ staff }) => <strong class="number">{staff}</strong> },
    {
      title: { zh: '姓名', en: 'Name' },
      cell: ({ name, staff }) => (
        <>
          {say(name)} {staff === own && <Pill tone="brand" zh="您" en="you" />}
        </>
      ),
    },
    { title: { zh: '角色', en: 'Roles' }, cell: (account) => <Roles account={account} /> },
    { title: { zh: '状态', en: 'State' }, cell: (account) => <State account={account} /> },
    {
      title: { zh: '操作', en: 'Actions' },
      cell: (account) => (
        <div class="deeds">
          <Button icon={Pencil} zh="修改" en="Edit" onPress={() => onEdit(account)} />
          <Deeds account={account} onAsk={(deed) => onAsk(account, deed)} />
        </div>
      ),
    },
  ];
  return (
    <Table
      caption={{ zh: '工作人员账号', en: 'Accounts of the staff' }}
      columns={columns}
      rows={accounts}
      keyOf={({ staff }) => staff}
      empty={{ zh: '还没有账号。', en: 'No accounts yet.' }}
    />
  );
}

function Deeds({ account, onAsk }: { account: AccountView; onAsk: (deed: Deed) => void }) {
  if (account.disabled)
    return <Button icon={UserCheck} zh="启用" en="Enable" onPress={() => onAsk('enable')} />;
  return (
    <>
      <Button icon={KeyRound} zh="重置密码" en="Reset password" onPress={() => onAsk('password')} />
      <Button icon={Grid3x3} zh="换键盘密码" en="New PIN" onPress={() => onAsk('pin')} />
      {account.lockedUntil !== null && (
        <Button icon={LockOpen} zh="解锁" en="Unlock" onPress={() => onAsk('unlock')} />
      )}
      <Button look="danger" icon={UserX} zh="停用" en="Disable" onPress={() => onAsk('disable')} />
    </>
  );
}

function Roles({ account }: { account: AccountView }) {
  return (
    <div class="pills">
      {rolesInOrder
        .filter((role) => account.roles.includes(role))
        .map((role) => (
          <Pill key={role} tone={role === 'admin' ? 'brand' : 'plain'} {...roleWords[role]} />
        ))}
    </div>
  );
}

function State({ account }: { account: AccountView }) {
  const { disabled, hasPassword, mustChange, hasPin, lockedUntil } = account;
  if (disabled) return <Pill tone="bad" zh="已停用" en="Disabled" />;
  const until = lockedUntil === null ? '' : clockTime(lockedUntil);
  const comesIn = hasPassword && !mustChange && lockedUntil === null;
  return (
    <div class="pills">
      {lockedUntil !== null && <Pill tone="bad" zh={`锁定至 ${until}`} en={`Locked until ${until}`} />}
      {!hasPassword && <Pill tone="warn" zh="无密码" en="No password" />}
      {mustChange && <Pill tone="warn" zh="一次性密码" en="One-time password" />}
      {comesIn && <Pill tone="good" zh="可登录" en="Can sign in" />}
      {hasPin && <Pill zh="有键盘密码" en="Has PIN" />}
    </div>
  );
}
