import type { Bilingual } from '@jiaohao/shared';
import type { WrittenPlan } from '../written-plan.ts';
import { fieldWords } from '../field-words.ts';
import { changed, of } from './say.ts';

type Hall = WrittenPlan['hall'];
type Window = Hall['windows'][number];
type Names = ReadonlyMap<string, Bilingual>;

/** What differs between the windows of two plans; one is the same as before if its number is. */
export function windowChanges(before: Hall, after: Hall): Bilingual[] {
  const old = new Map(before.windows.map((window) => [window.number, window]));
  const now = new Set(after.windows.map(({ number }) => number));
  const names: Names = new Map([...before.services, ...after.services].map(({ id, name }) => [id, name]));
  return [
    ...after.windows.flatMap((window) => {
      const was = old.get(window.number);
      const name = nameOf(window.number);
      return was === undefined
        ? [{ zh: `新增${name.zh}`, en: `${name.en} added` }]
        : of(name, inWindow(names, was, window));
    }),
    ...before.windows
      .filter(({ number }) => !now.has(number))
      .map(({ number }) => nameOf(number))
      .map(({ zh, en }) => ({ zh: `删除${zh}`, en: `${en} removed` })),
  ];
}

const nameOf = (number: number): Bilingual => ({ zh: `${number}号窗口`, en: `Window ${number}` });

function inWindow(names: Names, was: Window, is: Window): Bilingual[] {
  return [
    ...changed(fieldWords.name, was.name, is.name),
    ...changed({ zh: '办理业务', en: 'Services' }, served(names, was), served(names, is)),
    ...changed(
      fieldWords.helperServices,
      listed(was.helperServices.map((id) => named(names, id))),
      listed(is.helperServices.map((id) => named(names, id))),
    ),
    ...changed(fieldWords.dedicatedGreen, was.dedicatedGreen, is.dedicatedGreen),
  ];
}

function served(names: Names, { services }: Window): Bilingual | null {
  if (services === 'all') return { zh: '全部业务', en: 'all services' };
  return listed(
    services.map(({ service, rank }) => {
      const { zh, en } = named(names, service);
      return rank === 1 ? { zh, en } : { zh: `${zh}（第${rank}顺位）`, en: `${en} (rank ${rank})` };
    }),
  );
}

const named = (names: Names, id: string): Bilingual => names.get(id) ?? { zh: id, en: id };

function listed(words: readonly Bilingual[]): Bilingual | null {
  if (words.length === 0) return null;
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
}
