import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { checkJournal } from '../../hall/journal.ts';
import { incidentOf, isOver, numberOn, takeOnPaper } from './sights.ts';
import type { FailureScenario } from './scenario.ts';

/** The end of the journal cannot be read any more: the hub says so, keeps the damaged part, and goes on with the rest. */
export const scenario: FailureScenario = {
  id: 'journal-damaged',
  title: {
    zh: '主机日志末尾损坏：启动时发现并报告',
    en: 'The end of the journal is damaged: found and told at the start',
  },
  ownHall: {},
  async run(hall, watch) {
    const kept = numberOn(await takeOnPaper(hall, 'K1', 'deposit-change'));
    await hall.staff('10').seesDelivered(kept);
    await watch.step(
      '主机断电，磁盘损坏了日志末尾',
      'The hub loses power, and the disk the end of its journal',
    );
    await hall.trouble('hub', 'killed');
    damageLastCommit(`${hall.journal}-wal`);
    const { id } = await watch.notices(
      { zh: '主机重新启动', en: 'The hub is started again' },
      () => hall.trouble('hub', 'killed', false),
      incidentOf(hall, 'hub', 'journal-damaged'),
    );
    await watch.step('其余部分照常：继续取号和叫号', 'The rest goes on: tickets are issued and called');
    await hall.isReadyForMembers();
    const next = numberOn(await takeOnPaper(hall, 'K2', 'withdrawal-rent'));
    await hall.staff('10').seesDelivered(next);
    await hall.bench.pressAccepted(3, 'call');
    await hall.bench.boardShows(3, next);
    await watch.step('技术人员核对后确认', 'A technician has looked and clears it');
    await hall.staff('20').does(`/incidents/${id}/clear`, { note: '已用号票核对' });
    await isOver(hall, 'hub');
    await checkJournal(hall);
  },
};

/** A few bits of the last page that was written are not what they were. */
function damageLastCommit(log: string): void {
  const file = openSync(log, 'r+');
  try {
    const at = fstatSync(file).size - 64;
    const bytes = Buffer.alloc(16);
    readSync(file, bytes, 0, bytes.length, at);
    writeSync(file, Buffer.from(bytes.map((byte) => byte ^ 0x55)), 0, bytes.length, at);
  } finally {
    closeSync(file);
  }
}
