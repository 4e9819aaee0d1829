import type { ServiceId } from '@jiaohao/shared';
import type { FailureStanding, Outage } from './standing.ts';

/** Whether an outage is of a service. */
function concerns({ services }: Outage, service: ServiceId): boolean {
  return services === 'all' || services.includes(service);
}

/** The outage a service has now; of several the one that lasts longest. */
export function outageOf({ outages }: FailureStanding, service: ServiceId): Outage | null {
  return longest([...outages.values()].filter((outage) => concerns(outage, service)));
}

/** The outage that keeps a service from issuing, if one does. */
export function stoppedBy({ outages }: FailureStanding, service: ServiceId): Outage | null {
  return longest([...outages.values()].filter((outage) => outage.long && concerns(outage, service)));
}

function longest(outages: readonly Outage[]): Outage | null {
  return outages.reduce<Outage | null>(
    (last, outage) => (last === null || outage.repairBy > last.repairBy ? outage : last),
    null,
  );
}
