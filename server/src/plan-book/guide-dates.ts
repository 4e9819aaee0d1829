import type { WrittenPlan } from './written-plan.ts';

/**
 * Writes today's date into the guide of each service whose guide or documents differ from before: members are told how
 * old what they read is (办事公开). Whatever date a draft brings along, the dates of the others stay as they were.
 */
export function withGuideDates(before: WrittenPlan | null, after: WrittenPlan, today: string): WrittenPlan {
  if (before === null) return after;
  const known = new Map(before.hall.services.map((service) => [service.id, service]));
  const services = after.hall.services.map((service) => {
    const old = known.get(service.id);
    const changedOn = old !== undefined && told(old) === told(service) ? old.guide.changedOn : today;
    return { ...service, guide: { ...service.guide, changedOn } };
  });
  return { ...after, hall: { ...after.hall, services } };
}

function told({ guide, documents }: WrittenPlan['hall']['services'][number]): string {
  const { basis, conditions, procedure, timeLimit, complaints } = guide;
  const texts = [basis, conditions, procedure, timeLimit, complaints, ...documents];
  return JSON.stringify(texts.map((text) => text && [text.zh, text.en]));
}
