import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, kioskShows, numberOn } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** Without a reader services are touched; what needs an identity goes to the desk. */
export const scenario: FailureScenario = {
  id: 'card-reader',
  title: { zh: 'K1 身份证阅读器无应答、SAM 故障', en: 'The card reader of K1 silent, and its SAM at fault' },
  async run(hall, watch) {
    await watch.notices(
      { zh: 'K1 阅读器没有应答', en: 'The reader of K1 does not answer' },
      () => hall.trouble('K1-reader', 'silent'),
      incidentOf(hall, 'K1-reader', 'silent'),
    );
    await watch.step(
      '触屏选业务；须刷证的业务请到咨询台',
      'Touch to choose; what needs a card is for the desk',
    );
    await eventually('the sign on the reader', kioskShows(hall, 'K1', { page: 'start', readerWorks: false }));
    await hall.kiosk('K1').takeWithoutCard('loan-application');
    await eventually('sent to the desk', kioskShows(hall, 'K1', { note: 'needs-card-ask-desk' }));
    await hall.kiosk('K1').choose('deposit-change');
    await hall.staff('10').seesDelivered(numberOn(await hall.bench.lastSlip('K1')));
    await hall.trouble('K1-reader', 'silent', false);
    await isOver(hall, 'K1-reader');

    await watch.notices(
      { zh: 'K1 SAM 未授权', en: 'The SAM of K1 is not authorised' },
      () => hall.trouble('K1-reader', 'sam-unauthorised'),
      incidentOf(hall, 'K1-reader', 'not-authorised'),
    );
    await hall.trouble('K1-reader', 'sam-unauthorised', false);
    await isOver(hall, 'K1-reader');

    await watch.step('恢复刷证', 'Cards are read again');
    await eventually('the reader well', kioskShows(hall, 'K1', { readerWorks: true }));
    await hall.kiosk('K1').leave();
    await hall.bench.swipe('K1', 'li-si');
    await hall.kiosk('K1').shows('choosing');
    await hall.kiosk('K1').leave();
  },
};
