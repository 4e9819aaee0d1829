import { CircleAlert, Clock, MapPin, Moon, Unplug } from 'lucide';
import type { Page } from '../../domain/page.ts';
import { Message } from '../message.tsx';
import { deskReasons, goElsewhere, outOfOrder } from '../phrases.ts';

type Of<K extends Page['page']> = Extract<Page, { page: K }>;

export function Starting() {
  return (
    <Message
      icon={Clock}
      title={{ zh: '正在启动，请稍候', en: 'Starting, one moment please' }}
      advice={{
        zh: '如需马上取号，请到咨询台',
        en: 'If you need a number now, please go to the information desk.',
      }}
      busy
    />
  );
}

/** The agent itself is gone; this page is all that is left of it, and its letters must be here by then. */
export function Dead() {
  return <Message icon={Unplug} title={outOfOrder} advice={goElsewhere} bad />;
}

export function HubAway() {
  return (
    <Message
      icon={Unplug}
      title={{ zh: '暂时不能取号', en: 'No tickets at the moment' }}
      advice={{
        zh: '系统正在恢复，请到咨询台取号',
        en: 'The system is being restored. Please go to the information desk for a number.',
      }}
      bad
    />
  );
}

export function Closed({ page }: { page: Of<'closed'> }) {
  return (
    <Message
      icon={Moon}
      title={{ zh: '现在不取号', en: 'No tickets now' }}
      advice={page.notice ?? { zh: '如有疑问请到咨询台', en: 'Please ask at the information desk.' }}
      notices={page.notices}
    />
  );
}

export function Issuing({ page }: { page: Of<'issuing'> }) {
  return (
    <Message
      icon={Clock}
      title={{ zh: '正在取号，请稍候', en: 'Getting your number' }}
      advice={page.busy ? crowded : { zh: '请不要离开', en: 'One moment please.' }}
      busy
    />
  );
}

/** The hub has no time just now. */
const crowded = {
  zh: '现在取号的人多，要多等几秒，请不要离开',
  en: 'Many people are asking just now. It takes a few seconds more; please stay here.',
};

export function Refused({ page }: { page: Of<'refused'> }) {
  return (
    <Message
      icon={CircleAlert}
      title={{ zh: page.refusal.zh, en: page.refusal.en }}
      advice={{ zh: '需要帮助请到咨询台', en: 'For help please go to the information desk.' }}
      bad
      canLeave
    />
  );
}

export function AskDesk({ page }: { page: Of<'ask-desk'> }) {
  return <Message icon={MapPin} {...deskReasons[page.why]} canLeave />;
}
