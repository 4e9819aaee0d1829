import { Check, Eye, PhoneCall, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, clockTime, dateTime, Panel, say } from '@jiaohao/shared/web';
import type { CallBackView, ContactView } from '../../../http/shapes/call-back.ts';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { send } from '../../api.ts';
import { serviceName } from '../words.ts';
import { CallBackForm } from './call-back-form.tsx';
import { FinishDialog } from './finish-dialog.tsx';

/** 特急回访: open until somebody has called. Who it is, is shown to whoever asks, and that they asked is recorded. */
export function CallBacks({ view }: { view: DeskView }) {
  const [asked, setAsked] = useState<'new' | CallBackView | null>(null);
  return (
    <Panel
      title={{ zh: '特急回访', en: 'Urgent call-backs' }}
      aside={<Button icon={Plus} zh="登记回访" en="New call-back" onPress={() => setAsked('new')} />}
    >
      {view.callBacks.length === 0 && (
        <p class="empty">{say({ zh: '没有要回访的。', en: 'Nobody to call.' })}</p>
      )}
      <ul class="cards">
        {view.callBacks.map((callBack) => (
          <CallBackCard
            key={callBack.id}
            view={view}
            callBack={callBack}
            onFinish={() => setAsked(callBack)}
          />
        ))}
      </ul>
      {asked === 'new' && <CallBackForm view={view} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'new' && (
        <FinishDialog path={`/call-backs/${asked.id}/done`} onClose={() => setAsked(null)} />
      )}
    </Panel>
  );
}

interface CallBackCardProps {
  view: DeskView;
  callBack: CallBackView;
  onFinish: () => void;
}

function CallBackCard({ view, callBack, onFinish }: CallBackCardProps) {
  const [contact, setContact] = useState<ContactView | null>(null);
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const look = async (): Promise<void> => {
    const said = await send<ContactView>('POST', `/call-backs/${callBack.id}/contact`);
    if (said.ok) setContact(said.value);
    setWrong(said.ok ? null : said.refusal);
  };
  const isToday = callBack.at >= view.books.midnight;
  return (
    <li class="card call-back">
      <div class="grows">
        <strong>{callBack.what}</strong>
        <p>
          {say(serviceName(view, callBack.service))}
          {callBack.ticket !== null && ` · ${callBack.ticket}`} ·{' '}
          {isToday ? clockTime(callBack.at) : dateTime(callBack.at)}
        </p>
        {contact && (
          <p class="contact" role="status">
            <span>{contact.name}</span> <span class="phone">{contact.phone}</span>
            {contact.note !== null && <span class="hint">{contact.note}</span>}
          </p>
        )}
        {!callBack.hasContact && (
          <p class="hint">
            {say({ zh: '姓名电话已按规定删除。', en: 'Name and number were erased as the rule says.' })}
          </p>
        )}
        {wrong && <p class="wrong">{say(wrong)}</p>}
      </div>
      <div class="acts">
        {callBack.hasContact && contact === null && (
          <Button
            icon={Eye}
            zh="查看电话"
            en="Show number"
            title={say({ zh: '谁查看过会记录在案', en: 'Who looked is recorded' })}
            onPress={() => void look()}
          />
        )}
        <Button icon={contact === null ? Check : PhoneCall} zh="已回访" en="Called" onPress={onFinish} />
      </div>
    </li>
  );
}
