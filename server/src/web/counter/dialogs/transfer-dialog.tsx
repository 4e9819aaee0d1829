import { Button, Dialog, Notice } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { carryOut } from '../acts/carry-out.ts';
import { close } from './over.ts';
import { PickList, type Pick } from './pick-list.tsx';

interface TransferDialogProps {
  ticket: string;
  targets: CounterView['targets'];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Handed to another window or service (§17-1, §33-3): windows by their number, services by a letter. */
export function TransferDialog({ ticket, targets }: TransferDialogProps) {
  const handOver = (to: object) => (): void => {
    close();
    carryOut('transfer', 'transfer', { to });
  };
  const windows = targets.windows.map(({ window, name }): Pick => {
    const words = { zh: `${window}号窗口 ${name?.zh ?? ''}`, en: `Window ${window} ${name?.en ?? ''}` };
    return { key: String(window), ...words, onPick: handOver({ window }) };
  });
  const services = targets.services.map(({ service, name }, nth): Pick => ({
    key: letters[nth] ?? '',
    ...name,
    onPick: handOver({ service }),
  }));
  return (
    <Dialog title={{ zh: `转办 ${ticket}`, en: `Hand ${ticket} over` }} onClose={close}>
      <div class="two-lists">
        {windows.length > 0 && <PickList name={{ zh: '到窗口', en: 'To a window' }} picks={windows} />}
        <PickList name={{ zh: '到业务', en: 'To a service' }} picks={services} />
      </div>
      <Notice
        zh="保留取号时间，对方窗口优先叫号；首问责任人不变。"
        en="Its waiting time counts on and it is called first there; who was asked first stays responsible."
      />
      <div class="answers">
        <Button zh="取消" en="Cancel" hotkey="Esc" onPress={close} />
      </div>
    </Dialog>
  );
}
