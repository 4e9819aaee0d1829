import { computed, signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import type { DeviceTestView } from '../../../http/shapes/device.ts';
import { send } from '../../api.ts';
import { today } from '../today.ts';
import type { Findings, Found, Point, PointGroup } from './opening-points.ts';

/** What was found, and on which date: what passed yesterday has to prove itself again. */
const noted = signal<{ readonly date: string; readonly findings: Findings }>({ date: '', findings: {} });
/** What was found so far today; kept while the duty manager looks at the floor in between. */
export const findings = computed<Findings>(() =>
  noted.value.date === today.value ? noted.value.findings : {},
);
/** Points that are tried just now. */
export const underWay = signal<ReadonlySet<string>>(new Set());
/** Why the last test could not be made at all. */
export const notTried = signal<Refusal | null>(null);

export function note({ device }: Point, found: Found): void {
  noted.value = { date: today.value, findings: { ...findings.value, [device]: found } };
}

/** Has a device tried by its agent, and notes what really happened. */
export async function tryOut(point: Point): Promise<void> {
  const { device } = point;
  if (underWay.value.has(device)) return;
  underWay.value = new Set([...underWay.value, device]);
  const said = await send<DeviceTestView>('POST', `/devices/${encodeURIComponent(device)}/test`);
  underWay.value = new Set([...underWay.value].filter((each) => each !== device));
  notTried.value = said.ok ? null : said.refusal;
  if (!said.ok) return;
  const { outcome, finding } = said.value;
  note(point, { outcome: outcome === 'not-made' ? 'skipped' : outcome, finding });
}

/** Tries all that needs nobody's finger: one after another in each place, all places at once. */
export async function tryAll(groups: readonly PointGroup[]): Promise<void> {
  await Promise.all(
    groups.map(async ({ points }) => {
      for (const point of points) if (point.test !== null && !point.byHand) await tryOut(point);
    }),
  );
}
