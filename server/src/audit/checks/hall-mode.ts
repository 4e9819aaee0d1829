import type { CallingMode } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';

/** With the last kiosk gone numbers are given out by hand, and by kiosks again with the first that is back. */
export const hallMode: Check = {
  name: 'hall-mode',
  rule: 'When a kiosk is gone or back, the hall issues by hand exactly if it has kiosks and none of them is left.',
  start() {
    /** Events of the line still to come: what is said together is judged together. */
    let left = 0;
    let touched = false;
    return {
      entry({ events }) {
        left = events.length;
        touched = false;
        return [];
      },
      unread() {
        left -= 1;
        return [];
      },
      event(event, before) {
        left -= 1;
        touched ||= aboutKiosk(event, before);
        return event.type === 'modeChanged' ? changed(event, before) : [];
      },
      after: (_, picture) => (left === 0 && touched ? judge(picture) : []),
    };
  },
};

function aboutKiosk(event: HallEvent, { failures }: Picture): boolean {
  if (event.type === 'incidentOpened') return event.incident.subject.kind === 'kiosk';
  if (event.type === 'incidentClosed') {
    return failures.incidents.get(event.incident)?.subject.kind === 'kiosk';
  }
  return event.type === 'modeChanged';
}

function changed({ mode }: HallEvent<'modeChanged'>, { failures }: Picture): Complaint[] {
  return unless(mode !== failures.mode, () => ({
    found: `the mode changes to ${mode} and is so already`,
    expected: 'another mode',
  }));
}

function judge(picture: Picture): Complaint[] {
  const { mode } = picture.failures;
  const expected = expectedMode(picture);
  return unless(mode === expected, () => ({
    found: `the mode is ${mode} with these kiosks gone: ${[...kiosksGone(picture)].join(' ') || 'none'}`,
    expected,
  }));
}

function expectedMode(picture: Picture): CallingMode {
  const kiosks = picture.plan?.kiosks ?? [];
  const gone = kiosksGone(picture);
  return kiosks.length > 0 && kiosks.every((kiosk) => gone.has(kiosk)) ? 'manual-issuing' : 'normal';
}

/** Incidents of a kiosk as a whole: it is not heard of, or a person says so. */
function kiosksGone({ failures }: Picture): Set<string> {
  return new Set(
    [...failures.incidents.values()].flatMap(({ subject }) =>
      subject.kind === 'kiosk' && subject.kiosk !== undefined ? [subject.kiosk] : [],
    ),
  );
}
