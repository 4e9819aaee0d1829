import { Download } from 'lucide';
import { Button, Dialog, Notice, say } from '@jiaohao/shared/web';
import type { OnceToldSecret } from '../../http/shapes/settings.ts';
import { handOver } from './hand-over.ts';

/** The credentials of an agent, told this once, as the file that its machine wants. */
export function MadeSecret({ made, onClose }: { made: OnceToldSecret; onClose: () => void }) {
  const text = `${JSON.stringify(made, null, 2)}\n`;
  const name = `${made.agent}.json`;
  return (
    <Dialog
      title={{ zh: `${made.agent} 的新密钥`, en: `New secret of ${made.agent}` }}
      onClose={onClose}
      onSubmit={onClose}
    >
      <p>
        {say({
          zh: `把这个文件放到那台机器上（其配置中 credentials 所写的位置），只让运行程序的用户可读，然后重启程序。`,
          en: `Put this file where the configuration of that machine says (credentials), readable by its user only, and start the program again.`,
        })}
      </p>
      <pre class="secret-file">{text}</pre>
      <Notice
        tone="warn"
        zh="只显示这一次；原来的密钥已经失效。"
        en="Shown this once; the old secret works no more."
      />
      <div class="answers">
        <Button
          icon={Download}
          zh={`下载 ${name}`}
          en={`Download ${name}`}
          onPress={() => handOver(name, text)}
        />
        <Button look="main" submit zh="完成" en="Done" />
      </div>
    </Dialog>
  );
}
