import type { Bilingual } from '@jiaohao/shared';
import { Panel, Pill, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { editHall } from './draft.ts';
import { ItemList } from './item-list.tsx';
import { replaced } from './list.ts';
import { RulePanels } from './rules.tsx';
import { groupOptions, ServiceForm, type Service } from './service-form.tsx';

/** What members come for, what they are to bring, and how soon they are promised their turn. */
export function ServicesSection({ plan }: { plan: WrittenPlan }) {
  const { services, settings } = plan.hall;
  const put = (next: Service[]): void => editHall({ services: next });
  return (
    <>
      <Panel
        title={{ zh: '业务', en: 'Services' }}
        aside={<Pill zh={`${services.length} 项`} en={`${services.length}`} />}
      >
        <p class="hint">
          {say({
            zh: '取号机按此顺序列出业务。',
            en: 'Kiosks offer the services in this order.',
          })}
        </p>
        <ItemList
          at="hall.services"
          items={services}
          onInput={put}
          nameOf={({ name }) => name}
          summary={(service) => <Summary service={service} />}
          form={(service, place, nth) => (
            <ServiceForm
              at={place}
              service={service}
              onInput={(next) => put(replaced(services, nth, next))}
            />
          )}
          add={{ zh: '添加业务', en: 'Add a service' }}
          fresh={() => freshService(services)}
        />
      </Panel>
      <RulePanels section="services" rules={settings} />
    </>
  );
}

function Summary({ service }: { service: Service }) {
  const { series, name, group, expectedMinutes, documents, needsCard } = service;
  const words: Bilingual = {
    zh: `约 ${expectedMinutes} 分钟 · ${documents.length} 项材料`,
    en: `about ${expectedMinutes} min · ${documents.length} documents`,
  };
  const [, groupName] = groupOptions.find(([each]) => each === group) ?? groupOptions[0];
  return (
    <>
      <span class="badge">{series || '?'}</span>
      <strong>{say(name) || say({ zh: '（未命名）', en: '(no name)' })}</strong>
      <span class="meta">{say(words)}</span>
      <Pill {...groupName} />
      {needsCard && <Pill tone="brand" zh="须刷身份证" en="Needs an ID card" />}
    </>
  );
}

function freshService(services: readonly Service[]): Service {
  const guide = {
    basis: null,
    conditions: null,
    procedure: null,
    timeLimit: null,
    complaints: null,
    changedOn: null,
  };
  const series = services.at(-1)?.series ?? 'A';
  const group = services.at(-1)?.group ?? 'deposit';
  const names = { id: '', name: { zh: '', en: '' } };
  return { ...names, series, group, documents: [], expectedMinutes: 10, needsCard: false, guide };
}
