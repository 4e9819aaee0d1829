import { useEffect } from 'preact/hooks';
import { Notice } from '@jiaohao/shared/web';
import { duty, followHall, hall } from '../hall-live.ts';
import { is } from '../session.ts';
import { StaffPage } from '../staff-page.tsx';
import { Floor } from './floor/floor.tsx';

import { Opening } from './opening/opening.tsx';
import { meetPeople } from './people.ts';
import { followPlace, place } from './places.ts';
import { Waits } from './waits/waits.tsx';

const live = followHall();

/** 值班: the floor at a glance, and what the duty manager does about it. */
export function DutyPage() {
  return (
    <StaffPage title={{ zh: '值班', en: 'Duty' }} live={live}>
      {is('duty-manager') ? (
        <Places />
      ) : (
        <Notice tone="warn" zh="值班页供值班管理人员使用。" en="This page is for duty managers." />
      )}
    </StaffPage>
  );
}

function Places() {
  useEffect(followPlace, []);
  useEffect(() => void meetPeople(), []);
  if (duty.value === null || hall.value === null) return null;
  if (place.value === 'waits') return <Waits />;
  if (place.value === 'opening') return <Opening duty={duty.value} />;
  return <Floor duty={duty.value} hall={hall.value} />;
}
