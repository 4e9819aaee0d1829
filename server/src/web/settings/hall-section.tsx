import { Panel, say } from '@jiaohao/shared/web';
import type { WrittenPlan } from '../../http/shapes/settings.ts';
import { edit, editHall } from './draft.ts';
import { BothFields, PlanField } from './plan-field.tsx';
import { RulePanels } from './rules.tsx';
import { settings } from './settings-book.ts';

/** What the hall is called, how it is reached, when it is open. */
export function HallSection({ plan }: { plan: WrittenPlan }) {
  return (
    <>
      <Panel title={{ zh: '大厅', en: 'Hall' }}>
        <div class="form">
          <BothFields
            at="hall.name"
            name={{ zh: '大厅名称', en: 'Name of the hall' }}
            hint={{ zh: '显示在号票、屏幕和所有页面上', en: 'On tickets, boards and every page' }}
            value={plan.hall.name}
            onInput={(name) => editHall({ name })}
          />
          <PlanField
            at="publicUrl"
            name={{ zh: '对外网址', en: 'Public address' }}
            hint={{
              zh: '办事人手机打开候号页用的地址，印在号票二维码里；保存后立即生效。空着则用本机网址。',
              en: 'Where members find their place in the queue with a phone, in the QR code of each ticket; counts at once. Empty: the address of the hub itself.',
            }}
            type="url"
            value={plan.publicUrl ?? ''}
            onInput={(url) =>
              edit((before) => ({ ...before, publicUrl: url.trim() === '' ? null : url.trim() }))
            }
          />
        </div>
      </Panel>
      <RulePanels section="hall" rules={plan.hall.settings} />
      <Machine id={plan.hall.id} />
    </>
  );
}

/** What only the hall file says. */
function Machine({ id }: { id: string }) {
  const machine = settings.value?.machine;
  if (machine === undefined) return null;
  const lines = [
    [{ zh: '大厅代号', en: 'Id of the hall' }, id],
    [{ zh: '时区', en: 'Time zone' }, machine.timeZone],
    [{ zh: '网页服务', en: 'Web' }, machine.http],
    [{ zh: '设备通信', en: 'MQTT' }, machine.mqtt],
    [{ zh: '数据文件夹', en: 'Data folder' }, machine.data],
  ] as const;
  return (
    <Panel title={{ zh: '本机', en: 'This machine' }}>
      <p class="hint">
        {say({
          zh: '这些只在主机的大厅文件里修改，重启中心服务后生效。',
          en: 'These are changed in the hall file on the machine itself, and count when the hub starts again.',
        })}
      </p>
      <dl class="facts">
        {lines.map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
