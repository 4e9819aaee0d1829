import { HeartHandshake } from 'lucide';
import { Both, Icon } from '@jiaohao/shared/web';
import { hall } from '../hall-live.ts';
import { howGreen, whoGreen } from './green-words.ts';

/** §20-1-3: whoever wonders why a number comes earlier finds the reason on the wall. */
export function GreenChannel() {
  const view = hall.value;
  if (view === null) return null;
  return (
    <section class="green" aria-labelledby="green">
      <h2 id="green">
        <Icon of={HeartHandshake} />
        <Both zh="绿色通道" en="Green channel" />
      </h2>
      <Both {...whoGreen(view.green)} />
      <Both {...howGreen(view.green)} />
    </section>
  );
}
