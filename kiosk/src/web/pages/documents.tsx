import { CircleAlert, Ticket, Undo2 } from 'lucide';
import { Both } from '@jiaohao/shared/web';
import type { Page } from '../../domain/page.ts';
import { Fact } from '../fact.tsx';
import { Message } from '../message.tsx';
import { Paged } from '../paged.tsx';
import { choiceNotes, givenOffline, waitWords } from '../phrases.ts';
import { Finger, Note, Notes } from '../touchables.tsx';

type DocumentsPage = Extract<Page, { page: 'documents' }>;
type Details = NonNullable<DocumentsPage['service']>;

/** What to have ready, read before the number is taken: nobody waits in vain. */
export function Documents({ page }: { page: DocumentsPage }) {
  const { service } = page;
  if (service === null) return <Gone />;
  const papers = service.documents.map((paper, at) => (
    <li key={paper.zh} class="paper">
      <span class="nth" aria-hidden="true">
        {at + 1}
      </span>
      <Both {...paper} />
    </li>
  ));
  return (
    <main class="documents">
      <h1>
        <Both {...service.name} />
      </h1>
      <Notes>
        {page.offline && <Note {...givenOffline} />}
        <Note
          zh="办理时请带齐以下材料；还缺材料的，请先到咨询台问一问"
          en="Please have these ready at the window. If something is missing, ask at the desk first."
        />
      </Notes>
      <Expected service={service} />
      <Paged class="papers" items={papers} most={page.large ? 5 : 10}>
        <Finger name="leave" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
        <Finger
          name="take"
          look="main"
          icon={Ticket}
          zh="取号"
          en="Take a number"
          sends={{ touch: 'take' }}
        />
      </Paged>
    </main>
  );
}

/** What taking the number means for the member's morning. */
function Expected({ service: { load, windows } }: { service: Details }) {
  return (
    <dl class="facts">
      <Fact zh="窗口" en="Windows" value={windows} />
      {load !== null && <Fact zh="现在等候" en="Waiting now" value={`${load.waiting} 人`} />}
      {load !== null && load.waitMinutes !== null && (
        <Fact zh="预计等候" en="Estimated wait" value={waitWords(load.waitMinutes).zh} />
      )}
    </dl>
  );
}

/** It has been taken out of the plan while this was read. */
function Gone() {
  return (
    <Message
      icon={CircleAlert}
      title={choiceNotes['service-closed']}
      advice={{ zh: '如有疑问请到咨询台', en: 'Please ask at the information desk.' }}
      bad
      canLeave
    />
  );
}
