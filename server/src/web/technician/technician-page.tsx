import { useState } from 'preact/hooks';
import { Notice, say } from '@jiaohao/shared/web';
import { devices, duty, followHall } from '../hall-live.ts';
import { is } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { chosen } from './chosen.ts';
import { DeviceTree } from './device-tree.tsx';
import { ThingInDetail } from './thing-in-detail.tsx';
import { groupsOf, thingIn } from './things.ts';

/** The devices of the hall, for who mends them. */
export function TechnicianPage() {
  const [live] = useState(followHall);
  return (
    <StaffPage title={{ zh: '设备', en: 'Devices' }} live={live}>
      {is('technician', 'duty-manager') ? (
        <Workshop />
      ) : (
        <Notice
          tone="warn"
          zh="设备页面只供技术人员和值班管理使用。"
          en="This page is for technicians and duty managers."
        />
      )}
    </StaffPage>
  );
}

function Workshop() {
  const groups = groupsOf(devices.value, duty.value?.incidents ?? []);
  const thing = thingIn(groups, chosen.value);
  return (
    <div class="workshop">
      <DeviceTree groups={groups} />
      {thing === null ? (
        <p class="nothing-chosen">
          {say({
            zh: '请在左侧选择一台设备，查看故障、线路数据和故障记录。',
            en: 'Choose a device on the left to see its faults, its line and its history.',
          })}
        </p>
      ) : (
        <ThingInDetail key={thing.subject.id} thing={thing} />
      )}
    </div>
  );
}
