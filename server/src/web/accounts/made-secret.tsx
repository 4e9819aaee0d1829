import { Printer } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog, Notice, say } from '@jiaohao/shared/web';

/** What was made for somebody, to be handed to them. */
export interface Secret {
  readonly kind: 'password' | 'pin';
  readonly staff: string;
  readonly name: Bilingual;
  readonly secret: string;
}

const words = {
  password: {
    title: { zh: '一次性密码', en: 'One-time password' },
    use: {
      zh: '请用工号和此密码登录，首次登录时设置自己的密码。登录页：',
      en: 'Sign in with your number and this password, then choose your own. Sign-in page:',
    },
  },
  pin: {
    title: { zh: '键盘密码', en: 'Keypad PIN' },
    use: {
      zh: '在窗口叫号键盘上登录：先输工号，再输此密码。',
      en: 'To log in at a window’s keypad: your number, then this PIN.',
    },
  },
} as const;

/** Shows a secret once; it can be printed on a slip, and is gone when this is closed. */
export function MadeSecret({ secret: made, onClose }: { secret: Secret; onClose: () => void }) {
  const { kind, staff, name, secret } = made;
  const { title, use } = words[kind];
  return (
    <Dialog title={title} onClose={onClose} onSubmit={onClose}>
      <div class="secret-slip">
        <p class="whom">
          <strong>{staff}</strong> {say(name)}
        </p>
        <p class="secret" aria-label={say(title)}>
          {secret}
        </p>
        <p>
          {say(use)} {kind === 'password' && <code>{`${location.origin}/sign-in`}</code>}
        </p>
      </div>
      <Notice
        tone="warn"
        zh="只显示这一次，请现在打印或当面告诉本人。"
        en="Shown this once: print it now, or tell the person."
      />
      <div class="answers">
        <Button icon={Printer} zh="打印" en="Print" onPress={() => print()} />
        <Button look="main" submit zh="完成" en="Done" />
      </div>
    </Dialog>
  );
}
