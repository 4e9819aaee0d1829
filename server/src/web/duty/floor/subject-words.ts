import { subjectKindWords, type Bilingual, type Subject } from '@jiaohao/shared';

/** What fails, by where it stands: `3号窗口窗口屏`, `取号机K1打印机`. */
export function subjectWords({ id, kind, window, kiosk }: Subject): Bilingual {
  const { zh, en } = subjectKindWords[kind];
  if (window !== undefined) {
    const place = { zh: `${window}号窗口`, en: `Window ${window}` };
    return kind === 'window' ? place : { zh: `${place.zh} ${zh}`, en: `${place.en}, ${en}` };
  }
  if (kiosk !== undefined && kind !== 'kiosk')
    return { zh: `取号机${kiosk} ${zh}`, en: `Kiosk ${kiosk}, ${en}` };
  return { zh: `${zh}${id}`, en: `${en} ${id}` };
}
