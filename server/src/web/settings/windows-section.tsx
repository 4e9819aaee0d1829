import type { Bilingual } from '@jiaohao/shared';
import { Panel, Pill, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { editHall } from './draft.ts';
import { ItemList } from './item-list.tsx';
import { replaced } from './list.ts';
import { WindowForm, type Window } from './window-form.tsx';

/** Which window serves what. */
export function WindowsSection({ plan }: { plan: WrittenPlan }) {
  const { services, windows } = plan.hall;
  const put = (next: Window[]): void => editHall({ windows: next });
  return (
    <Panel
      title={{ zh: '窗口', en: 'Windows' }}
      aside={<Pill zh={`${windows.length} 个`} en={`${windows.length}`} />}
    >
      <p class="hint">
        {say({
          zh: '当天临时调整请用值班页；这里改的是以后每天的安排。',
          en: 'For today only, use the duty page; this is how every day begins.',
        })}
      </p>
      <ItemList
        at="hall.windows"
        items={windows}
        onInput={put}
        nameOf={nameOf}
        summary={(window) => <Summary window={window} services={services} />}
        form={(window, place, nth) => (
          <WindowForm
            at={place}
            window={window}
            services={services}
            onInput={(next) => put(replaced(windows, nth, next))}
          />
        )}
        add={{ zh: '添加窗口', en: 'Add a window' }}
        fresh={() => ({
          number: Math.max(0, ...windows.map(({ number }) => number)) + 1,
          name: null,
          services: 'all' as const,
          helperServices: [],
          dedicatedGreen: false,
        })}
      />
    </Panel>
  );
}

function nameOf({ number }: Window): Bilingual {
  return { zh: `${number}号窗口`, en: `Window ${number}` };
}

interface SummaryProps {
  window: Window;
  services: WrittenPlan['hall']['services'];
}

function Summary({ window, services }: SummaryProps) {
  const named = (id: string): string => {
    const found = services.find((service) => service.id === id);
    return found ? say(found.name) : id;
  };
  const { number, name, services: own, helperServices, dedicatedGreen } = window;
  const between = say({ zh: '、', en: ', ' });
  const does =
    own === 'all'
      ? say({ zh: '全部业务', en: 'All services' })
      : own.map(({ service }) => named(service)).join(between);
  const helps = helperServices.map(named).join(between);
  return (
    <>
      <span class="badge">{Number.isFinite(number) ? number : '?'}</span>
      {name && <strong>{say(name)}</strong>}
      <span class="meta grows">
        {does}
        {helps !== '' && say({ zh: `；协助 ${helps}`, en: `; helps with ${helps}` })}
      </span>
      {dedicatedGreen && <Pill tone="green" zh="绿色通道专窗" en="Green channel" />}
    </>
  );
}
