import { describe, expect, it } from 'vitest';
import { subjectWords } from './subject-words.ts';

describe('What fails, as the duty manager reads it', () => {
  it('is told by the window or the kiosk where it stands', () => {
    expect(subjectWords({ id: 'board-3', kind: 'board', window: 3 })).toEqual({
      zh: '3号窗口 窗口屏',
      en: 'Window 3, Window board',
    });
    expect(subjectWords({ id: 'window-3', kind: 'window', window: 3 }).zh).toBe('3号窗口');
    expect(subjectWords({ id: 'K1-printer', kind: 'printer', kiosk: 'K1' }).zh).toBe('取号机K1 打印机');
  });

  it('is told by its own name where it stands nowhere in particular', () => {
    expect(subjectWords({ id: 'K1', kind: 'kiosk', kiosk: 'K1' }).zh).toBe('取号机K1');
    expect(subjectWords({ id: 'D1', kind: 'display-agent' }).en).toBe('Counter host D1');
  });
});
