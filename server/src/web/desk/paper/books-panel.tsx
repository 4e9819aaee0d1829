import { Undo2 } from 'lucide';
import { useState } from 'preact/hooks';
import { Button, clockTime, Notice, Panel, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { DeskChoice } from './desk-choice.tsx';
import { GiveBackDialog } from './give-back-dialog.tsx';
import { browserId, keepsNumbers } from './own-book.ts';
import { rangesOf } from './paper-book.ts';
import { leaseRefused } from './use-own-book.ts';

type Lease = DeskView['paper']['leases'][number];

/** Who holds which paper numbers; and which desk this browser stands at. */
export function BooksPanel({ view, live }: { view: DeskView; live: boolean }) {
  const [back, setBack] = useState<Lease | null>(null);
  const { leases } = view.paper;
  return (
    <Panel class="books" title={{ zh: '纸质号段', en: 'Paper numbers held' }}>
      <DeskChoice />
      {!keepsNumbers && (
        <Notice
          tone="warn"
          zh="这个浏览器不能保存数据，不领纸质号段。请换一个浏览器，或允许本页保存数据。"
          en="This browser keeps no data, so it gets no paper numbers. Use another one, or let this page keep data."
        />
      )}
      {leaseRefused.value && <Notice tone="bad" zh={leaseRefused.value.zh} en={leaseRefused.value.en} />}
      {leases.length === 0 && (
        <p class="empty">{say({ zh: '今天还没有人领。', en: 'Nobody holds any today.' })}</p>
      )}
      <ul class="cards">
        {leases.map((lease, nth) => (
          <li key={`${lease.desk} ${nth}`} class="card">
            <div class="grows">
              <strong>{nameOf(lease)}</strong>
              <p>{rangesOf(lease.blocks)}</p>
              <p>{standingOf(lease)}</p>
            </div>
            {live && !lease.returned && (
              <Button
                icon={Undo2}
                zh={lease.desk === browserId ? '交还' : '收回'}
                en={lease.desk === browserId ? 'Give back' : 'Take back'}
                onPress={() => setBack(lease)}
              />
            )}
          </li>
        ))}
      </ul>
      {back !== null && <GiveBackDialog lease={back} name={nameOf(back)} onClose={() => setBack(null)} />}
    </Panel>
  );
}

function nameOf({ desk, place }: Lease): string {
  return desk === browserId
    ? say({ zh: `${place}号咨询台（本机）`, en: `Desk ${place} (this browser)` })
    : say({ zh: `${place}号咨询台`, en: `Desk ${place}` });
}

function standingOf({ by, at, returned }: Lease): string {
  if (returned) return say({ zh: '已交还，今天不再使用', en: 'Given back, not used again today' });
  const staff = 'staff' in by ? by.staff : '';
  return say({ zh: `工号${staff}，${clockTime(at)}`, en: `Staff ${staff}, ${clockTime(at)}` });
}
