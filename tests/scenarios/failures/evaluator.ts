import { eventually } from '../../hall/eventually.ts';
import { incidentOf, isOver, taskFor } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

const subject = { id: 'evaluator-2', kind: 'evaluator', window: 2 };

/** An evaluator answers nobody: it is known by its line, or by the clerk who sees that it is dark. */
export const scenario: FailureScenario = {
  id: 'evaluator',
  title: {
    zh: '评价器：总线拔出；2号评价器由窗口人员报修',
    en: 'Evaluators: their bus unplugged; one reported by its clerk',
  },
  async run(hall, watch) {
    await watch.notices(
      { zh: '评价器的总线拔出', en: 'The bus of the evaluators is pulled' },
      () => hall.trouble('counter-bus', 'unplugged'),
      incidentOf(hall, subject.id, 'unplugged'),
    );
    await hall.trouble('counter-bus', 'unplugged', false);
    await isOver(hall, subject.id);
    await watch.step('2号评价器不亮，窗口人员报修', 'Evaluator 2 is dark, its clerk says');
    await hall.staff('02').does('/incidents', { subject, what: '评价器不亮' });
    const { id } = await eventually('the report', incidentOf(hall, subject.id, 'reported'));
    await eventually('a task for the desk', taskFor(hall, 'device', id));
    await watch.step('技术人员更换后确认', 'A technician has changed it and clears it');
    await hall.staff('20').does(`/incidents/${id}/clear`, { note: '已更换' });
    await isOver(hall, subject.id);
  },
};
