import { describe, expect, it } from 'vitest';
import { howGreen, whoGreen } from './green-words.ts';
import { noticesFor } from './notice-words.ts';
import { voiceOfPage } from './voice-of-page.ts';

const green = { elderlyFrom: 65, priorityCalling: false, series: null, windows: [] };

describe('the explanation of the green channel', () => {
  it('names who may ask, with the age of this hall', () => {
    expect(whoGreen({ ...green, elderlyFrom: 70 }).zh).toContain('70岁以上老人');
    expect(whoGreen(green).en).toContain('aged 65');
  });

  it('says how it is given here', () => {
    expect(howGreen(green).zh).toBe('取号时选择，或到咨询台申请。');
    expect(howGreen({ ...green, priorityCalling: true, series: 'V', windows: [2, 5] })).toEqual({
      zh: '优先叫号，V字头专号，2、5号专窗；取号时选择，或到咨询台申请。',
      en: 'Called first; numbers beginning with V; window 2, 5 of its own. Choose it with your number, or ask at the desk.',
    });
  });
});

describe('what is posted', () => {
  const kiosk = (id: string, state: 'working' | 'gone') => ({ id, state, prints: true });
  const posted = (over: Partial<Parameters<typeof noticesFor>[0]>): string[] =>
    noticesFor({ notices: [], kiosks: [], windows: [], ...over }).map(({ zh }) => zh);

  it('is what the hub says; a word of good will when there is nothing', () => {
    expect(posted({ notices: [{ zh: '停电', en: 'No power' }] })).toEqual(['停电']);
    expect(posted({})[0]).toContain('下班前');
  });

  it('names the kiosks that work when one does not', () => {
    expect(posted({ kiosks: [kiosk('K1', 'gone'), kiosk('K2', 'working')] })).toEqual([
      '取号机K1暂停使用，请到K2取号。',
    ]);
    expect(posted({ kiosks: [kiosk('K1', 'gone')] })[0]).toContain('下班前');
  });

  it('tells where the screen over a window is dark', () => {
    const windows = [
      { number: 2, display: 'ok' as const },
      { number: 3, display: 'degraded' as const },
    ];
    expect(posted({ windows })).toEqual(['3号窗口显示屏故障，叫号请看本屏。']);
    expect(posted({ windows: windows.slice(1) })).toEqual(['各窗口显示屏故障，叫号请看本屏。']);
  });
});

describe('the address of the board', () => {
  it('asks for its voice; without a word it speaks when nobody else can', () => {
    expect(voiceOfPage('')).toEqual({ voice: 'spare', english: false });
    expect(voiceOfPage('?voice=loud')).toEqual({ voice: 'spare', english: false });
    expect(voiceOfPage('?voice=on&english=on')).toEqual({ voice: 'on', english: true });
    expect(voiceOfPage('?voice=off')).toEqual({ voice: 'off', english: false });
  });
});
