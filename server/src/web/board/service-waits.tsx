import { Both } from '@jiaohao/shared/web';
import type { HallView } from '../../http/shapes/hall.ts';
import { hall } from '../hall-live.ts';
import { useTurn } from './use-turn.ts';

type Service = HallView['services'][number];

const rows = 6;
const turnMs = 10_000;

/** How many wait for each service and about how long; more services than fit have their turn. */
export function ServiceWaits() {
  const services = hall.value?.services ?? [];
  const pages = Math.max(1, Math.ceil(services.length / rows));
  const page = useTurn(pages, turnMs);
  return (
    <section class="waits" aria-labelledby="waits">
      <h2 id="waits">
        <Both zh="等候情况" en="Waiting" />
        {pages > 1 && (
          <span class="page">
            {page + 1}/{pages}
          </span>
        )}
      </h2>
      <ul>
        {services.slice(page * rows, (page + 1) * rows).map((service) => (
          <li key={service.id}>
            <Both {...service.name} />
            <span class="people">
              <b>{service.waiting}</b>
              <Both zh="人等候" en="waiting" />
            </span>
            <Estimate service={service} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Estimate({ service: { open, waiting, waitMinutes } }: { service: Service }) {
  if (!open) return <Both zh="暂停取号" en="No tickets" />;
  if (waitMinutes === null) return <Both zh="窗口未开" en="No window yet" />;
  if (waiting === 0 && waitMinutes === 0) return <Both zh="随到随办" en="No wait" />;
  return (
    <span class="minutes">
      <span class="about">约</span>
      <b>{waitMinutes}</b>
      <Both zh="分钟" en="min" />
    </span>
  );
}
