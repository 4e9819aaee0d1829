import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, kioskShows, numberOn, takeOnPaper, taskFor } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** The desk is asked for paper while everybody still gets it. */
export const scenario: FailureScenario = {
  id: 'paper-near-end',
  title: {
    zh: 'K1 打印纸将尽，咨询台得到换纸任务',
    en: 'Paper of K1 near its end: the desk is asked to change it',
  },
  async run(hall, watch) {
    const { id } = await watch.notices(
      { zh: 'K1 的纸快用完了', en: 'The paper of K1 is near its end' },
      () => hall.trouble('K1-printer', 'paper-near-end'),
      incidentOf(hall, 'K1-printer', 'paper-near-end'),
    );
    await eventually('a task for the desk', taskFor(hall, 'device', id));
    await watch.step('取号照常打印', 'Tickets are printed as ever');
    await eventually('K1 still printing', kioskShows(hall, 'K1', { page: 'start', printerWorks: true }));
    const number = numberOn(await takeOnPaper(hall, 'K1', 'deposit-change'));
    await hall.staff('10').seesDelivered(number);
    await watch.step('换上新纸', 'A new roll is put in');
    await hall.trouble('K1-printer', 'paper-near-end', false);
    await isOver(hall, 'K1-printer');
  },
};
