import { UserPlus } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button, Notice, Panel } from '@jiaohao/shared/web';
import type { AccountView } from '../../http/shapes/account.ts';
import { followHall } from '../hall-live.ts';
import { is, me } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { accounts, followAccounts, unread } from './account-book.ts';
import { AccountForm } from './account-form.tsx';
import { AccountTable } from './account-table.tsx';
import { AskFirst, type Deed } from './ask-first.tsx';
import { MadeSecret, type Secret } from './made-secret.tsx';

const live = followHall();

/** What stands over the list; one at a time. */
type Over =
  | { readonly kind: 'form'; readonly account: AccountView | null }
  | { readonly kind: 'ask'; readonly account: AccountView; readonly deed: Deed }
  | { readonly kind: 'secret'; readonly secret: Secret };

/** The accounts of those who work here. */
export function AccountsPage() {
  return (
    <StaffPage title={{ zh: '账号', en: 'Accounts' }} live={live}>
      {is('admin') ? (
        <Book />
      ) : (
        <Notice
          tone="warn"
          zh="只有系统管理员可以查看和修改账号。"
          en="Only administrators may see and change accounts."
        />
      )}
    </StaffPage>
  );
}

function Book() {
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => followAccounts(live.live), []);
  const close = (): void => setOver(null);
  const told = (secret: Secret | null): void => setOver(secret && { kind: 'secret', secret });
  return (
    <Panel
      title={{ zh: '工作人员账号', en: 'Accounts of the staff' }}
      aside={
        <Button
          look="main"
          icon={UserPlus}
          zh="新建账号"
          en="New account"
          onPress={() => setOver({ kind: 'form', account: null })}
        />
      }
    >
      {unread.value && <Notice tone="bad" zh={unread.value.zh} en={unread.value.en} />}
      {accounts.value && (
        <div class={unread.value === null ? '' : 'stale'}>
          <AccountTable
            accounts={accounts.value}
            own={me.value?.staff ?? ''}
            onEdit={(account) => setOver({ kind: 'form', account })}
            onAsk={(account, deed) => setOver({ kind: 'ask', account, deed })}
          />
        </div>
      )}
      {over?.kind === 'form' && <AccountForm account={over.account} onDone={told} onClose={close} />}
      {over?.kind === 'ask' && (
        <AskFirst account={over.account} deed={over.deed} onDone={told} onClose={close} />
      )}
      {over?.kind === 'secret' && <MadeSecret secret={over.secret} onClose={close} />}
    </Panel>
  );
}
