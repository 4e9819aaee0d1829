import type { Bilingual } from '@jiaohao/shared';
import type { Page } from '../../domain/page.ts';
import { Button, Notices, Words } from '../parts.tsx';
import { deskReasons, outOfOrder } from '../phrases.ts';

type Of<K extends Page['page']> = Extract<Page, { page: K }>;

interface MessageProps {
  title: Bilingual;
  advice: Bilingual;
  canLeave?: boolean;
  busy?: boolean;
  notices?: readonly Bilingual[];
}

/** One thing to read, and what to do. */
function Message({ title, advice, canLeave = false, busy = false, notices = [] }: MessageProps) {
  return (
    <main class={busy ? 'message busy' : 'message'}>
      <Notices notices={notices} />
      <h1>
        <Words {...title} />
      </h1>
      <p>
        <Words {...advice} />
      </p>
      {busy && <div class="progress" />}
      {canLeave && <Button name="leave" look="main" zh="返回" en="Back" sends={{ touch: 'leave' }} />}
    </main>
  );
}

export function Starting() {
  return (
    <Message
      title={{ zh: '正在启动，请稍候', en: 'Starting, one moment please' }}
      advice={{
        zh: '如需马上取号，请到咨询台',
        en: 'If you need a number now, please go to the information desk.',
      }}
      busy
    />
  );
}

/** The agent itself is gone; this page is all that is left of it. */
export function Dead() {
  return (
    <Message
      title={outOfOrder}
      advice={{
        zh: '请用另一台取号机，或到咨询台取号',
        en: 'Please use another kiosk or go to the information desk.',
      }}
    />
  );
}

export function HubAway() {
  return (
    <Message
      title={{ zh: '暂时不能取号', en: 'No tickets at the moment' }}
      advice={{
        zh: '系统正在恢复，请到咨询台取号',
        en: 'The system is being restored. Please go to the information desk for a number.',
      }}
    />
  );
}

export function Closed({ page }: { page: Of<'closed'> }) {
  return (
    <Message
      title={{ zh: '现在不取号', en: 'No tickets now' }}
      advice={page.notice ?? { zh: '如有疑问请到咨询台', en: 'Please ask at the information desk.' }}
      notices={page.notices}
    />
  );
}

export function Issuing() {
  return (
    <Message
      title={{ zh: '正在取号，请稍候', en: 'Getting your number' }}
      advice={{ zh: '请不要离开', en: 'One moment please.' }}
      busy
    />
  );
}

export function Refused({ page }: { page: Of<'refused'> }) {
  return (
    <Message
      title={{ zh: page.refusal.zh, en: page.refusal.en }}
      advice={{ zh: '需要帮助请到咨询台', en: 'For help please go to the information desk.' }}
      canLeave
    />
  );
}

export function AskDesk({ page }: { page: Of<'ask-desk'> }) {
  return <Message {...deskReasons[page.why]} canLeave />;
}
