import { Button, Dialog, Notice } from '@jiaohao/shared/web';
import { reportFault } from '../acts/carry-out.ts';
import { close } from './over.ts';
import { PickList } from './pick-list.tsx';

const devices = [
  { device: 'keypad', zh: '叫号键盘没有反应', en: 'The keypad does not react' },
  { device: 'board', zh: '窗口显示屏显示不对', en: 'The board shows something wrong' },
  { device: 'evaluator', zh: '评价器没有反应', en: 'The evaluator does not react' },
] as const;

/** A keypad never answers its host: that it is dead only a person can tell (§32-2-1). */
export function ReportDialog({ window }: { window: number }) {
  return (
    <Dialog
      title={{ zh: `报修（${window}号窗口）`, en: `Report a fault at window ${window}` }}
      onClose={close}
    >
      <PickList
        name={{ zh: '什么坏了', en: 'What is broken' }}
        picks={devices.map(({ device, zh, en }, nth) => ({
          key: String(nth + 1),
          zh,
          en,
          onPick: () => {
            close();
            reportFault(device, zh);
          },
        }))}
      />
      <Notice
        zh="报修后技术部门和值班管理立即看到；叫号照常在本页进行。"
        en="Technicians and the duty manager see it at once; calling goes on from this page."
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" hotkey="Esc" onPress={close} />
      </div>
    </Dialog>
  );
}
