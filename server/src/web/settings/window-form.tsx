import type { Bilingual } from '@jiaohao/shared';
import { Check, Choice, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { wrongAt } from './places.ts';
import { NumberField, OptionalBothFields } from './plan-field.tsx';

export type Window = WrittenPlan['hall']['windows'][number];
type Services = WrittenPlan['hall']['services'];

export interface WindowFormProps {
  at: string;
  window: Window;
  services: Services;
  onInput: (window: Window) => void;
}

/** Everything about one window. */
export function WindowForm({ at, window, services, onInput }: WindowFormProps) {
  const put = (more: Partial<Window>): void => onInput({ ...window, ...more });
  return (
    <div class="form">
      <div class="beside">
        <NumberField
          at={`${at}.number`}
          name={{ zh: '窗口号', en: 'Number' }}
          hint={{ zh: '与窗口上方的号码一致', en: 'As painted over the window' }}
          value={window.number}
          onInput={(number) => put({ number })}
        />
      </div>
      <OptionalBothFields
        at={`${at}.name`}
        name={{ zh: '窗口名称', en: 'Name' }}
        hint={{ zh: '空闲时显示在窗口屏上，可以不填', en: 'Shown on its board when idle; may be empty' }}
        value={window.name}
        onInput={(name) => put({ name })}
      />
      <Served at={at} window={window} services={services} put={put} />
      <div data-field={`${at}.dedicatedGreen`}>
        <Check
          zh="绿色通道专窗：先叫绿色通道号，不受连续优先上限约束"
          en="Dedicated to the green channel: its members first, without the bound of priority calls"
          checked={window.dedicatedGreen}
          onInput={(dedicatedGreen) => put({ dedicatedGreen })}
        />
      </div>
    </div>
  );
}

interface ServedProps {
  at: string;
  window: Window;
  services: Services;
  put: (more: Partial<Window>) => void;
}

function Served({ at, window, services, put }: ServedProps) {
  const wrong = wrongAt(`${at}.services`) ?? wrongAt(`${at}.helperServices`);
  const all = window.services === 'all';
  return (
    <fieldset class="served" data-field={`${at}.services`}>
      <legend>{say({ zh: '办理业务', en: 'Services' })}</legend>
      {wrong && (
        <p class="wrong" role="alert">
          {say(wrong)}
        </p>
      )}
      <Check
        zh="全部业务（一窗式）"
        en="All services"
        checked={all}
        onInput={(checked) =>
          put({ services: checked ? 'all' : services.map(({ id }) => ({ service: id, rank: 1 })) })
        }
      />
      {!all && (
        <div class="parts">
          {services.map(({ id, name }) => (
            <Choice
              key={id}
              name={name}
              value={partOf(window, id)}
              options={partOptions(partOf(window, id))}
              onInput={(part) => put(withPart(window, services, id, part))}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** What a window does with a service: nothing, its own at a rank, or only helping. */
type Part = 'none' | 'helps' | `${number}`;

function partOf({ services, helperServices }: Window, id: string): Part {
  const own = services === 'all' ? undefined : services.find(({ service }) => service === id);
  if (own !== undefined) return `${own.rank}`;
  return helperServices.includes(id) ? 'helps' : 'none';
}

const usualRanks = [1, 2, 3];

function partOptions(now: Part): readonly (readonly [Part, Bilingual])[] {
  const rank = Number(now);
  const ranks = usualRanks.includes(rank) || Number.isNaN(rank) ? usualRanks : [...usualRanks, rank];
  return [
    ['none', { zh: '不办理', en: 'Not here' }],
    ...ranks.map((each): readonly [Part, Bilingual] => [
      `${each}`,
      { zh: `办理，第${each}顺位`, en: `Served, rank ${each}` },
    ]),
    ['helps', { zh: '只协助', en: 'Helps only' }],
  ];
}

/** The window with another part in a service; services stay in the order of the hall. */
function withPart(window: Window, services: Services, id: string, part: Part): Partial<Window> {
  const parts = services.map(
    (service) => [service.id, service.id === id ? part : partOf(window, service.id)] as const,
  );
  return {
    services: parts.flatMap(([service, each]) =>
      each === 'none' || each === 'helps' ? [] : [{ service, rank: Number(each) }],
    ),
    helperServices: parts.flatMap(([service, each]) => (each === 'helps' ? [service] : [])),
  };
}
