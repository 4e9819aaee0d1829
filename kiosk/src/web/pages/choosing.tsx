import type { Greeting, ServiceGroupOffer, ServiceOffer } from '../../domain/offers.ts';
import type { Page } from '../../domain/page.ts';
import { touch } from '../live.ts';
import { Button, Note, Notes, Notices, Words } from '../parts.tsx';
import { cardHints, choiceNotes, givenOffline, groupNames, waitWords } from '../phrases.ts';

type ChoosingPage = Extract<Page, { page: 'choosing' }>;

/** The services, in the hall's three groups. */
export function Choosing({ page }: { page: ChoosingPage }) {
  return (
    <main class="choosing">
      <h1>
        <Words
          zh={`${page.greeting === null ? '' : `${page.greeting.maskedName} 您好，`}请选择业务`}
          en="Please choose a service"
        />
      </h1>
      <Notes>
        <Notices notices={page.notices} />
        {page.offline && <Note {...givenOffline} />}
        {page.greeting !== null && <AboutPerson greeting={page.greeting} />}
        {page.note !== null && <Note {...choiceNotes[page.note]} kind="alarm" />}
        {page.hint !== null && <Note {...cardHints[page.hint]} kind="alarm" />}
      </Notes>
      <div class="groups">
        {page.groups.map((group) => (
          <Group key={group.group} group={group} hasCard={page.greeting !== null} />
        ))}
      </div>
      <Button name="leave" zh="返回" en="Back" sends={{ touch: 'leave' }} />
    </main>
  );
}

function AboutPerson({ greeting }: { greeting: Greeting }) {
  if (!greeting.cardExpired) return null;
  return (
    <Note
      zh="您的证件已过有效期，可以取号；办理业务请先向咨询台确认"
      en="Your card has expired. You may take a number; please ask at the desk whether it will do for your business."
    />
  );
}

function Group({ group, hasCard }: { group: ServiceGroupOffer; hasCard: boolean }) {
  return (
    <section class={`group ${group.group}`}>
      <h2>
        <Words {...groupNames[group.group]} />
      </h2>
      {group.services.map((service) => (
        <Service key={service.id} service={service} hasCard={hasCard} />
      ))}
    </section>
  );
}

function Service({ service, hasCard }: { service: ServiceOffer; hasCard: boolean }) {
  return (
    <button
      type="button"
      class={`service${service.open ? '' : ' shut'}`}
      data-service={service.id}
      onClick={() => touch({ touch: 'choose', service: service.id })}
    >
      <Words {...service.name} />
      <span class="load">
        {service.open ? (
          <>
            {service.load !== null && <Load load={service.load} />}
            <span>窗口 {service.windows}</span>
          </>
        ) : (
          <span>暂停取号 Closed</span>
        )}
        {service.needsCard && !hasCard && <span class="needs-card">须刷身份证 ID card</span>}
      </span>
    </button>
  );
}

function Load({ load }: { load: NonNullable<ServiceOffer['load']> }) {
  return (
    <>
      <span>
        等候 <b>{load.waiting}</b> 人
      </span>
      {load.waitMinutes !== null && <span>{waitWords(load.waitMinutes)}</span>}
    </>
  );
}
