import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Dialog, Notice, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';
import { browserId, standAtDesk } from './own-book.ts';

export interface GiveBackDialogProps {
  lease: DeskView['paper']['leases'][number];
  name: string;
  onClose: () => void;
}

const ownWords: Bilingual = {
  zh: '交还后本机断网时不能发纸质号；这些号今天不再使用，明天起可分给别台。',
  en: 'Without the hub this browser then gives out no paper numbers. Nobody uses them again today; from tomorrow others may have them.',
};
const otherWords: Bilingual = {
  zh: '只在那台电脑不再使用时收回：它若还在断网发号，明天起号码可能重复。这些号今天不再使用。',
  en: 'Only when that browser is out of use: if it still gives out numbers without the hub, they may be given out twice from tomorrow on. Nobody uses them again today.',
};

/** Asks before paper numbers are given back. */
export function GiveBackDialog({ lease, name, onClose }: GiveBackDialogProps) {
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const isOwn = lease.desk === browserId;
  const giveBack = async (): Promise<void> => {
    // First it stands at no desk any more, or it would ask for others at once.
    if (isOwn) standAtDesk(null);
    const said = await act('DELETE', `/paper-numbers/${lease.desk}`);
    if (!said.ok) return setWrong(said.refusal);
    outcome.value = { good: true, zh: `${name}的纸质号段已交还`, en: `${name}: paper numbers given back` };
    onClose();
  };
  return (
    <Dialog
      title={{ zh: `${isOwn ? '交还' : '收回'}${name}的纸质号段`, en: `Paper numbers of ${name}` }}
      onClose={onClose}
      onSubmit={() => void giveBack()}
    >
      <p>{say(isOwn ? ownWords : otherWords)}</p>
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" onPress={onClose} />
        <Button
          look="danger"
          submit
          zh={isOwn ? '交还号段' : '收回号段'}
          en={isOwn ? 'Give them back' : 'Take them back'}
        />
      </div>
    </Dialog>
  );
}
