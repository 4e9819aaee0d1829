import { describe, expect, it } from 'vitest';
import { createLoudspeaker, syllablesOf } from './loudspeaker.ts';
import { virtualClock } from './testing/virtual-clock.ts';

describe('the loudspeaker', () => {
  it.each([
    ['请A012号到3号窗口', 11],
    ['请 B 007 号,到 12 号窗口。', 12],
    ['Please come', 4],
    ['', 0],
  ])('%s has %i syllables', (text, count) => {
    expect(syllablesOf(text)).toBe(count);
  });

  it('given a sentence, then it takes as long as speech, and is heard to its end', async () => {
    const clock = virtualClock();
    const speaker = createLoudspeaker(clock, true);
    const states: string[] = [];
    speaker.onSound(({ state }) => states.push(state));
    const said = speaker.say('请A012号到3号窗口');
    clock.pass(2749);
    expect(states).toEqual(['sounding']);
    clock.pass(1);
    expect(await said).toMatchObject({ number: 1, state: 'heard' });
    expect(speaker.sentences).toMatchObject([{ text: '请A012号到3号窗口', state: 'heard' }]);
    expect(states).toEqual(['sounding', 'heard']);
  });

  it('given the speaker falls silent in its midst, then that is what was heard', async () => {
    const clock = virtualClock();
    const speaker = createLoudspeaker(clock, true);
    const silence = new AbortController();
    const said = speaker.say('请A012号到3号窗口', silence.signal);
    clock.pass(1000);
    silence.abort();
    expect(await said).toMatchObject({ state: 'broken-off' });
  });

  it('given nobody has time, then it is heard at once; of very many the newest are kept', async () => {
    const speaker = createLoudspeaker(virtualClock(), false);
    for (let i = 1; i <= 250; i += 1) await speaker.say(`${i}`);
    expect(speaker.sentences).toHaveLength(200);
    expect(speaker.sentences.at(-1)).toMatchObject({ number: 250, text: '250', state: 'heard' });
  });
});
