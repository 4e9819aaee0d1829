import { CalendarCheck, HandCoins, House, IdCard, PiggyBank, Undo2, type IconNode } from 'lucide';
import { Both, Icon } from '@jiaohao/shared/web';
import type { ServiceGroupOffer, ServiceOffer } from '../../domain/offers.ts';
import type { Page } from '../../domain/page.ts';
import { touch } from '../live.ts';
import { Paged } from '../paged.tsx';
import { cardExpired, cardHints, choiceNotes, givenOffline, groupNames, waitWords } from '../phrases.ts';
import { Finger, Note, Notes, Notices } from '../touchables.tsx';

type ChoosingPage = Extract<Page, { page: 'choosing' }>;
type Group = ServiceGroupOffer['group'];

const groupIcons: Record<Group, IconNode> = { deposit: PiggyBank, withdrawal: HandCoins, loan: House };

/** The services, in the order of the hall's three groups. */
export function Choosing({ page }: { page: ChoosingPage }) {
  const { greeting } = page;
  const services = page.groups.flatMap(({ group, services }) =>
    services.map((service) => (
      <li key={service.id}>
        <Service service={service} group={group} hasCard={greeting !== null} />
      </li>
    )),
  );
  return (
    <main class="choosing">
      <h1>
        <Both
          zh={`${greeting === null ? '' : `${greeting.maskedName} 您好，`}请选择业务`}
          en={`${greeting === null ? '' : 'Welcome. '}Please choose a service`}
        />
      </h1>
      <Notes>
        {page.note !== null && <Note {...choiceNotes[page.note]} tone="bad" />}
        {page.hint !== null && <Note {...cardHints[page.hint]} tone="bad" />}
        {greeting?.cardExpired === true && <Note {...cardExpired} />}
        {page.offline && <Note {...givenOffline} />}
        {page.note === null && page.hint === null && <Notices notices={page.notices} />}
      </Notes>
      <Paged class="services" items={services} most={page.large ? 4 : 8}>
        <Finger name="leave" icon={Undo2} zh="返回" en="Back" sends={{ touch: 'leave' }} />
        {page.canCheckIn && (
          <Finger
            name="appointment"
            icon={CalendarCheck}
            zh="预约报到"
            en="Appointment"
            sends={{ touch: 'appointment' }}
          />
        )}
      </Paged>
    </main>
  );
}

interface ServiceProps {
  service: ServiceOffer;
  group: Group;
  hasCard: boolean;
}

function Service({ service, group, hasCard }: ServiceProps) {
  return (
    <button
      type="button"
      class={`service ${group}${service.open ? '' : ' shut'}`}
      data-service={service.id}
      onClick={() => touch({ touch: 'choose', service: service.id })}
    >
      <span class="mark">
        <Icon of={groupIcons[group]} />
        <span class="zh" lang="zh-CN">
          {groupNames[group].zh}
        </span>
      </span>
      <span class="what">
        <Both {...service.name} />
        {service.needsCard && !hasCard && (
          <span class="needs-card">
            <Icon of={IdCard} /> 须刷身份证 <span lang="en">ID card</span>
          </span>
        )}
      </span>
      {service.open ? <Load service={service} /> : <Both zh="暂停取号" en="Closed" />}
    </button>
  );
}

/** Who waits and for how long; without the hub, which alone knows, where one will be called to. */
function Load({ service: { load, windows } }: { service: ServiceOffer }) {
  if (load === null)
    return (
      <span class="load">
        <Both zh={`窗口 ${windows}`} en={`Windows ${windows}`} />
      </span>
    );
  return (
    <span class="load">
      <Both zh={`等候 ${load.waiting} 人`} en={`${load.waiting} waiting`} />
      {load.waitMinutes !== null && <Both {...waitWords(load.waitMinutes)} />}
    </span>
  );
}
