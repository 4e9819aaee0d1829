import type { Bilingual } from '@jiaohao/shared';
import { fieldWords } from '../field-words.ts';
import type { WrittenPlan } from '../written-plan.ts';
import { changed, of } from './say.ts';

type Appointment = WrittenPlan['hall']['appointments'][number];

/** More than this nobody reads: a list taken over from a booking system is told in numbers. */
const mostTold = 20;

/** What differs between two lists of appointments; one is the same as before if its number is. */
export function appointmentChanges(
  { appointments: before }: WrittenPlan['hall'],
  { appointments: after, services }: WrittenPlan['hall'],
): Bilingual[] {
  const old = new Map(before.map((each) => [each.id, each]));
  const now = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id));
  const removed = before.filter(({ id }) => !now.has(id));
  const other = after.flatMap((each) => {
    const was = old.get(each.id);
    return was === undefined || same(was, each) ? [] : [{ was, each }];
  });
  const inNumbers = added.length + removed.length + other.length > mostTold;
  if (inNumbers) return [counted(added.length, removed.length, other.length)];
  const named = (id: string): Bilingual =>
    services.find((each) => each.id === id)?.name ?? { zh: id, en: id };
  const told = ({ service, date, minute }: Appointment): Bilingual => ({
    zh: `${date} ${timeOf(minute)} ${named(service).zh}`,
    en: `${date} ${timeOf(minute)} ${named(service).en}`,
  });
  return [
    ...added.map((each) => ({
      zh: `新增预约 ${each.id}：${told(each).zh}`,
      en: `Appointment ${each.id} added: ${told(each).en}`,
    })),
    ...other.flatMap(({ was, each }) =>
      of({ zh: `预约 ${each.id}`, en: `Appointment ${each.id}` }, [
        ...changed(fieldWords.service, named(was.service), named(each.service)),
        ...changed(fieldWords.date, was.date, each.date),
        ...changed(fieldWords.minute, timeOf(was.minute), timeOf(each.minute)),
        ...changed(fieldWords.memberKey, was.memberKey !== null, each.memberKey !== null),
      ]),
    ),
    ...removed.map((each) => ({
      zh: `删除预约 ${each.id}：${told(each).zh}`,
      en: `Appointment ${each.id} removed: ${told(each).en}`,
    })),
  ];
}

function same(a: Appointment, b: Appointment): boolean {
  return a.service === b.service && a.date === b.date && a.minute === b.minute && a.memberKey === b.memberKey;
}

function counted(added: number, removed: number, other: number): Bilingual {
  return {
    zh: `预约名单：新增 ${added} 条，删除 ${removed} 条，修改 ${other} 条。`,
    en: `Appointments: ${added} added, ${removed} removed, ${other} changed.`,
  };
}

/** 555 → `09:15`. */
function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
