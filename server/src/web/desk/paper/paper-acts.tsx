import { Eraser, ListChecks, Plus, Send } from 'lucide';
import { Button } from '@jiaohao/shared/web';
import { openTab } from '../tabs.ts';
import { focusCell } from './paper-keys.ts';
import { addLine, clearAccepted } from './paper-list.ts';
import { sending } from './send-list.ts';

export interface PaperActsProps {
  /** Lines that can be sent, and those that are in the books. */
  ready: number;
  accepted: number;
  /** Lines that are sent and have to be looked into. */
  doubts: number;
  onSend: () => void;
}

/** What can be done with the whole list. */
export function PaperActs({ ready, accepted, doubts, onSend }: PaperActsProps) {
  return (
    <div class="acts">
      {doubts > 0 && (
        <Button
          icon={ListChecks}
          zh={`核对 ${doubts} 行`}
          en={`Reconcile ${doubts}`}
          hotkey="Alt+5"
          onPress={() => openTab('conflicts')}
        />
      )}
      {accepted > 0 && (
        <Button
          icon={Eraser}
          zh={`收起已记入的${accepted}行`}
          en={`Clear ${accepted} entered`}
          onPress={clearAccepted}
        />
      )}
      <Button icon={Plus} zh="加一行" en="Add a row" onPress={() => focusCell(addLine(), 'number')} />
      <Button
        look="main"
        icon={Send}
        zh={sending.value === 'busy' ? '正在发送…' : `发送 ${ready} 行`}
        en={sending.value === 'busy' ? 'Sending…' : `Send ${ready} rows`}
        hotkey="Ctrl+Enter"
        onPress={onSend}
        disabled={ready === 0 || sending.value === 'busy'}
      />
    </div>
  );
}
