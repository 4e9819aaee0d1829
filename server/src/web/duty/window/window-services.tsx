import { useState } from 'preact/hooks';
import type { ServiceId } from '@jiaohao/shared';
import { Button, Check, say } from '@jiaohao/shared/web';
import { hall } from '../../hall-live.ts';
import { differences, servicesFor, sharesOf, type Share } from './service-choice.ts';
import { serviceName } from '../service-words.ts';
import type { Doing, Window } from './doing.ts';

const shares = [
  ['own', { zh: '主办', en: 'Own' }],
  ['helps', { zh: '协助', en: 'Helps' }],
  ['none', { zh: '不办', en: 'None' }],
] as const satisfies readonly (readonly [Share, object])[];

interface WindowServicesProps {
  window: Window;
  doing: Doing;
  onDone: () => void;
}

/** Gives a window other services; before it is done it says what will be different. */
export function WindowServices({ window, doing, onDone }: WindowServicesProps) {
  const all = (hall.value?.services ?? []).map(({ id }) => id);
  const before = sharesOf(window, all);
  const [after, setAfter] = useState(before);
  const [green, setGreen] = useState(window.dedicatedGreen);
  const changes = differences(before, after, serviceName);
  if (green !== window.dedicatedGreen)
    changes.push(
      green
        ? { zh: '改为绿色专窗', en: 'green channel only' }
        : { zh: '不再是绿色专窗', en: 'no more green only' },
    );
  const none = !Object.values(after).includes('own');
  const save = async (): Promise<void> => {
    const body = { ...servicesFor(window, after), dedicatedGreen: green };
    if (await doing('PATCH', `/windows/${window.window}`, body)) onDone();
  };
  return (
    <fieldset class="window-services">
      <legend>{say({ zh: '调整业务', en: 'Its services' })}</legend>
      <table class="table">
        <caption class="only-heard">{say({ zh: '本窗口办理的业务', en: 'What this window does' })}</caption>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '业务', en: 'Service' })}</th>
            {shares.map(([share, words]) => (
              <th key={share} scope="col">
                {say(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((id) => (
            <ServiceRow
              key={id}
              id={id}
              share={after[id] ?? 'none'}
              onShare={(share) => setAfter({ ...after, [id]: share })}
            />
          ))}
        </tbody>
      </table>
      <Check
        zh="绿色通道专窗（只叫绿色通道号票）"
        en="Calls the green channel only"
        checked={green}
        onInput={setGreen}
      />
      <p aria-live="polite">
        {none && say({ zh: '至少主办一项业务。', en: 'It needs one service of its own at least. ' })}
        {changes.length === 0
          ? say({ zh: '尚未改动。', en: 'Nothing is changed yet.' })
          : say({
              zh: `保存后立即生效：${changes.map(({ zh }) => zh).join('、')}。`,
              en: `When saved, at once: ${changes.map(({ en }) => en).join(', ')}.`,
            })}
      </p>
      <Button
        look="main"
        zh="保存业务调整"
        en="Save its services"
        disabled={changes.length === 0 || none}
        onPress={() => void save()}
      />
    </fieldset>
  );
}

function ServiceRow({
  id,
  share,
  onShare,
}: {
  id: ServiceId;
  share: Share;
  onShare: (share: Share) => void;
}) {
  const name = say(serviceName(id));
  return (
    <tr>
      <th scope="row">{name}</th>
      {shares.map(([each, words]) => (
        <td key={each}>
          <label class="share">
            <input
              type="radio"
              name={`share-${id}`}
              aria-label={`${name} ${say(words)}`}
              checked={share === each}
              onChange={() => onShare(each)}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
