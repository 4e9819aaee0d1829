import { describe, expect, it } from 'vitest';
import { deedIds, deedOf } from '../acts/deeds.ts';
import { meaningOf, otherKeys, type Press } from './shortcuts.ts';

const bare = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false };
const press = (code: string, more: Partial<Press> = {}): Press => ({ code, key: '', ...bare, ...more });
const means = (code: string, more: Partial<Press> = {}, typed = '') => meaningOf(press(code, more), typed);

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

describe('A key at the page of a window', () => {
  it('does what stands on the button, each its own', () => {
    const deeds = letters.flatMap((letter) => deedOf(letter) ?? []);
    expect(deeds.toSorted()).toEqual(deedIds.toSorted());
    expect(means('KeyN')).toEqual({ kind: 'deed', deed: 'call-next' });
    expect(means('KeyM')).toEqual({ kind: 'deed', deed: 'miss' });
    expect(means(`Key${otherKeys.papers}`)).toEqual({ kind: 'papers' });
    expect(means(`Key${otherKeys['other-window']}`)).toEqual({ kind: 'other-window' });
    for (const key of [otherKeys.papers, otherKeys['other-window']]) expect(deedOf(key)).toBeNull();
  });

  it('does it also when an input method has taken its letter, or capitals are locked', () => {
    expect(means('KeyN', { key: 'Process' })).toEqual({ kind: 'deed', deed: 'call-next' });
    expect(means('KeyN', { key: 'N' })).toEqual({ kind: 'deed', deed: 'call-next' });
  });

  it('does it once however long it is held down', () => {
    expect(means('KeyN', { repeat: true })).toBeNull();
    expect(means('Digit1', { repeat: true })).toBeNull();
  });

  it('is the browser’s with Ctrl, Alt or Meta, and nothing with Shift', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey'] as const)
      expect(means('KeyR', { [held]: true }), held).toBeNull();
  });

  it('types a number, on the upper row and on the number pad', () => {
    expect(means('Digit0')).toEqual({ kind: 'digit', digit: '0' });
    expect(means('Numpad7')).toEqual({ kind: 'digit', digit: '7' });
    expect(means('F7')).toBeNull();
  });

  it('calls, shortens or forgets the number that was typed, and is left alone when there is none', () => {
    for (const code of ['Enter', 'NumpadEnter'])
      expect(means(code, {}, '12')).toEqual({ kind: 'call-number' });
    expect(means('Backspace', {}, '12')).toEqual({ kind: 'erase' });
    expect(means('Escape', {}, '12')).toEqual({ kind: 'clear' });
    for (const code of ['Enter', 'NumpadEnter', 'Backspace', 'Escape', 'Tab']) expect(means(code)).toBeNull();
  });

  it('explains all keys', () => {
    expect(means('Slash', { key: '?', shiftKey: true })).toEqual({ kind: 'help' });
    expect(means('Slash', { key: 'Process', shiftKey: true })).toEqual({ kind: 'help' });
    expect(means('Slash', { key: '/' })).toBeNull();
  });
});
