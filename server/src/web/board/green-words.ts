import type { Bilingual } from '@jiaohao/shared';
import type { HallView } from '../../http/shapes/hall.ts';

type Green = HallView['green'];

/** Who may have the green channel (§20-1-1). */
export function whoGreen({ elderlyFrom }: Green): Bilingual {
  return {
    zh: `孕妇、${elderlyFrom}岁以上老人、行动不便或遇急事的缴存人、单位经办人及其他需照顾者，可以申请。`,
    en: `Expectant mothers, members aged ${elderlyFrom}+, anyone who finds walking hard or is in an emergency, employers' agents, others in need of care.`,
  };
}

/** How it is given here (§20-1-2), and where to ask. */
export function howGreen({ priorityCalling, series, windows }: Green): Bilingual {
  const ways: Bilingual[] = [];
  if (priorityCalling) ways.push({ zh: '优先叫号', en: 'called first' });
  if (series !== null) ways.push({ zh: `${series}字头专号`, en: `numbers beginning with ${series}` });
  if (windows.length > 0)
    ways.push({ zh: `${windows.join('、')}号专窗`, en: `window ${windows.join(', ')} of its own` });
  const given: Bilingual =
    ways.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `${ways.map(({ zh }) => zh).join('，')}；`,
          en: `${sentence(ways.map(({ en }) => en).join('; '))}. `,
        };
  return {
    zh: `${given.zh}取号时选择，或到咨询台申请。`,
    en: `${given.en}Choose it with your number, or ask at the desk.`,
  };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
