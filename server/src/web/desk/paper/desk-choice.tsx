import { Choice } from '@jiaohao/shared/web';
import { deskNumber, standAtDesk } from './own-book.ts';

const desks = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const none = '';

/** Which desk this browser stands at. Once it stands at one, it leases paper numbers for the time without the hub. */
export function DeskChoice() {
  return (
    <Choice
      name={{ zh: '本机是第几咨询台', en: 'This desk' }}
      value={String(deskNumber.value ?? none)}
      options={[
        [none, { zh: '未选：不发纸质号', en: 'None: no paper numbers' }],
        ...desks.map((each) => [String(each), { zh: `${each}号咨询台`, en: `Desk ${each}` }] as const),
      ]}
      onInput={(chosen) => standAtDesk(chosen === none ? null : Number(chosen))}
    />
  );
}
