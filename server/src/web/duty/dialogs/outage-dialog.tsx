import { useState } from 'preact/hooks';
import type { Refusal, ServiceId } from '@jiaohao/shared';
import { Button, Check, Dialog, Field, Notice, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { act } from '../../api.ts';
import { hall } from '../../hall-live.ts';

type Outage = DutyView['outages'][number];

export interface OutageDialogProps {
  /** Given: a new estimate for it. */
  outage: Outage | null;
  limits: DutyView['limits'];
  onClose: () => void;
}

const usualMinutes = [10, 20, 30, 60, 120] as const;

/** Declares that the business system is down, for which services and about how long (§32-1), or says anew how long. */
export function OutageDialog({ outage, limits, onClose }: OutageDialogProps) {
  const [what, setWhat] = useState(outage?.what ?? '核心业务系统');
  const [services, setServices] = useState<Outage['services']>(outage?.services ?? 'all');
  const [minutes, setMinutes] = useState('20');
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const estimate = Number(minutes);
  const usable = /^\d{1,4}$/.test(minutes) && estimate > 0 && what.trim() !== '' && services.length > 0;
  const declare = async (): Promise<void> => {
    if (!usable) return;
    const known = outage === null ? {} : { outage: outage.id };
    const said = await act('POST', '/outages', { ...known, services, minutes: estimate, what: what.trim() });
    if (said.ok) onClose();
    else setWrong(said.refusal);
  };
  return (
    <Dialog
      title={
        outage === null
          ? { zh: '宣布业务系统故障', en: 'Declare a system outage' }
          : { zh: '修改预计恢复时间', en: 'A new estimate' }
      }
      onClose={onClose}
      onSubmit={() => void declare()}
    >
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <Field name={{ zh: '什么系统', en: 'Which system' }} value={what} onInput={setWhat} maxLength={60} />
      <Services services={services} onServices={setServices} />
      <Field
        name={{ zh: '预计多少分钟恢复', en: 'Back in how many minutes' }}
        value={minutes}
        inputMode="numeric"
        maxLength={4}
        onInput={setMinutes}
      />
      <div class="choices">
        {usualMinutes.map((each) => (
          <Button
            key={each}
            class="small"
            zh={`${each}分钟`}
            en={`${each} min`}
            onPress={() => setMinutes(String(each))}
          />
        ))}
      </div>
      {usable && <Notice tone="warn" {...meaning(estimate, limits.longOutageMinutes)} />}
      <div class="answers">
        <Button zh="取消" en="Cancel" onPress={onClose} />
        <Button
          look="main"
          submit
          disabled={!usable}
          zh={outage === null ? '宣布故障' : '保存预计'}
          en={outage === null ? 'Declare it' : 'Save the estimate'}
        />
      </div>
    </Dialog>
  );
}

/** What the hall does then. */
function meaning(minutes: number, long: number) {
  return minutes > long
    ? {
        zh: `超过${long}分钟：所选业务停止取号，各屏显示告示和预计恢复时间；急事由咨询台登记电话回访。`,
        en: `Longer than ${long} min: the services chosen issue no tickets, every screen says until when; urgent members leave a phone number at the desk.`,
      }
    : {
        zh: `${long}分钟以内：继续取号，各屏请等候者稍候。`,
        en: `Within ${long} min: tickets are issued, every screen asks who waits to be patient.`,
      };
}

interface ServicesProps {
  services: Outage['services'];
  onServices: (services: Outage['services']) => void;
}

function Services({ services, onServices }: ServicesProps) {
  const all = hall.value?.services ?? [];
  const chosen = (id: ServiceId): boolean => services === 'all' || services.includes(id);
  const set = (id: ServiceId, on: boolean): void => {
    const ids = all.map((service) => service.id).filter((each) => (each === id ? on : chosen(each)));
    onServices(ids.length === all.length ? 'all' : ids);
  };
  return (
    <fieldset class="outage-services">
      <legend>{say({ zh: '受影响的业务', en: 'Which services' })}</legend>
      <Check
        zh="全部业务"
        en="All services"
        checked={services === 'all'}
        onInput={(on) => onServices(on ? 'all' : [])}
      />
      {all.map(({ id, name }) => (
        <Check key={id} {...name} checked={chosen(id)} onInput={(on) => set(id, on)} />
      ))}
    </fieldset>
  );
}
