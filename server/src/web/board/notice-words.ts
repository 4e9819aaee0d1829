import type { Bilingual } from '@jiaohao/shared';
import type { HallView } from '../../http/shapes/hall.ts';

type Posted = Pick<HallView, 'notices' | 'kiosks'> & {
  readonly windows: readonly Pick<HallView['windows'][number], 'number' | 'display'>[];
};

/** What the hall is told while nobody knows what the hub would say: numbers go on, called by hand. */
export const withoutHub: Bilingual = {
  zh: '叫号照常进行，请看窗口显示屏，听广播和窗口人员呼叫。',
  en: 'Calling goes on: watch the screens over the windows and listen.',
};

/** Said when nothing else is posted (§20-2-1). */
const quiet: Bilingual = {
  zh: '叫到号时，请带好证件和材料到窗口。下班前已在等候的，我们会全部办完。',
  en: 'Have your documents ready when you are called. Everyone waiting at closing time is served.',
};

/** All that is posted: what the hub says, and what fails where members would notice. */
export function noticesFor(hall: Posted): Bilingual[] {
  const posted = [...hall.notices, ...kiosksGone(hall), ...screensDark(hall)];
  return posted.length === 0 ? [quiet] : posted;
}

/** Nobody stands in front of a dead machine: the working ones are named. */
function kiosksGone({ kiosks }: Posted): Bilingual[] {
  const gone = kiosks.filter(({ state }) => state === 'gone').map(({ id }) => id);
  const working = kiosks.filter(({ state }) => state === 'working').map(({ id }) => id);
  if (gone.length === 0 || working.length === 0) return [];
  return [
    {
      zh: `取号机${gone.join('、')}暂停使用，请到${working.join('、')}取号。`,
      en: `Ticket machine ${gone.join(', ')} is out of use; please use ${working.join(', ')}.`,
    },
  ];
}

/** A window whose own screen cannot be relied on is called here and aloud. */
function screensDark({ windows }: Posted): Bilingual[] {
  const dark = windows.filter(({ display }) => display !== 'ok').map(({ number }) => number);
  if (dark.length === 0) return [];
  if (dark.length === windows.length)
    return [
      {
        zh: '各窗口显示屏故障，叫号请看本屏。',
        en: 'The screens over the windows are dark; all calls stand here.',
      },
    ];
  return [
    {
      zh: `${dark.join('、')}号窗口显示屏故障，叫号请看本屏。`,
      en: `The screen over window ${dark.join(', ')} is dark; its calls stand here.`,
    },
  ];
}
