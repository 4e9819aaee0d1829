import { Both } from '@jiaohao/shared/web';
import type { Bilingual } from '@jiaohao/shared';
import type { HallView } from '../../http/shapes/hall.ts';

const phases: Readonly<Record<HallView['day']['phase'], Bilingual>> = {
  none: { zh: '尚未营业', en: 'Not open yet' },
  open: { zh: '营业中', en: 'Open' },
  draining: { zh: '延时服务', en: 'Serving who is here' },
  closed: { zh: '今日已结束', en: 'Closed for today' },
};

/** The hall in four figures. */
export function HallNow({ hall, stale }: { hall: HallView; stale: boolean }) {
  const { phase, issued } = hall.day;
  const openWindows = hall.windows.filter(({ status }) => status === 'open').length;
  const waiting = hall.services.reduce((sum, service) => sum + service.waiting, 0);
  return (
    <dl class={`hall-now ${stale ? 'stale' : ''}`}>
      <div>
        <dt>
          <Both zh="今日" en="Today" />
        </dt>
        <dd class="phase">
          <Both {...phases[phase]} />
        </dd>
      </div>
      <Figure name={{ zh: '开放窗口', en: 'Windows open' }} of={openWindows} />
      <Figure name={{ zh: '等候人数', en: 'People waiting' }} of={waiting} />
      <Figure name={{ zh: '今日取号', en: 'Tickets today' }} of={issued} />
    </dl>
  );
}

function Figure({ name, of }: { name: Bilingual; of: number }) {
  return (
    <div>
      <dt>
        <Both {...name} />
      </dt>
      <dd>{of}</dd>
    </div>
  );
}
