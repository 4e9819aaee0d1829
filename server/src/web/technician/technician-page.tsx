import { useState } from 'preact/hooks';
import { Notice } from '@jiaohao/shared/web';
import { devices, duty, followHall } from '../hall-live.ts';
import { is } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { chosen } from './chosen.ts';
import { DeviceTree } from './device-tree.tsx';
import { Overview } from './overview.tsx';
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
  const incidents = duty.value?.incidents ?? [];
  const groups = groupsOf(devices.value, incidents);
  const thing = thingIn(groups, chosen.value);
  return (
    <div class="workshop">
      <DeviceTree groups={groups} />
      {thing === null ? (
        <Overview groups={groups} incidents={incidents} />
      ) : (
        <ThingInDetail key={thing.subject.id} thing={thing} />
      )}
    </div>
  );
}
