import { idCardReader } from '@jiaohao/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liSi, zhangSan } from '../../testing/invented.ts';
import { testReader, type TestReader } from '../../testing/test-reader.ts';
import type { Health } from '../port.ts';
import { createCardReader } from './card-reader.ts';

const model = (id: string) => idCardReader.models.get(id)!;

function watched(reader: TestReader, of: idCardReader.Model) {
  const told: string[] = [];
  const healths: Health[] = [];
  const cards: idCardReader.Card[] = [];
  const driver = createCardReader(reader.port.connect, of, {
    card(card) {
      told.push('card');
      cards.push(card);
    },
    hint: (hint) => told.push(hint),
    lifted: () => told.push('lifted'),
    health: (health) => healths.push(health),
  });
  return { told, healths, cards, driver, faults: () => healths.at(-1)?.faults };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([...idCardReader.models.values()])('the card reader driver on $name', (of) => {
  it('reads a laid card once, and again only after it was lifted', async () => {
    const reader = testReader(of);
    const { told, cards } = watched(reader, of);
    reader.port.plug();
    await pass(1000);
    expect(told).toEqual([]);
    reader.card = zhangSan;
    await pass(10_000);
    expect(told).toEqual(['card']);
    expect(cards[0]).toEqual(zhangSan);
    reader.card = null;
    await pass(1000);
    reader.card = liSi;
    await pass(1000);
    expect(told).toEqual(['card', 'lifted', 'card']);
  });

  it('never looks for a card faster than every 300 ms', async () => {
    const reader = testReader(of);
    watched(reader, of);
    reader.port.plug();
    await pass(3000);
    const finds = reader.port.received.filter(({ kind }) => kind === 'findCard').length;
    expect(finds).toBeGreaterThan(8);
    expect(finds).toBeLessThanOrEqual(11);
  });

  it('asks for the card to be laid again after a read error, and does not read it where it lies', async () => {
    const reader = testReader(of);
    const { told } = watched(reader, of);
    reader.refuse.set('readBase', 0x41);
    reader.card = zhangSan;
    reader.port.plug();
    await pass(200);
    expect(told).toEqual(['place-again']);
    reader.refuse.clear();
    await pass(5000);
    expect(told).toEqual(['place-again']);
    reader.card = null;
    await pass(700);
    reader.card = zhangSan;
    await pass(700);
    expect(told.filter((each) => each === 'card')).toHaveLength(1);
  });

  it.each([
    ['findCard', 3000, []],
    ['selectCard', 3000, ['place-again']],
    ['readBase', 3000, ['place-again']],
  ] as const)(
    'is silent within three seconds when %s is not answered, and comes back by itself',
    async (mute, ms, hints) => {
      const reader = testReader(of);
      const { faults, told } = watched(reader, of);
      reader.port.plug();
      await pass(400);
      expect(faults()).toEqual([]);
      reader.mute.add(mute);
      reader.card = zhangSan;
      await pass(ms);
      expect(faults()).toEqual(['silent']);
      expect(told).toEqual(hints);
      reader.mute.clear();
      reader.card = null;
      await pass(3000);
      reader.card = liSi;
      await pass(1500);
      expect(faults()).toEqual([]);
      expect(told).toContain('card');
    },
  );

  it('says unplugged, forgets the lying card, and reads again after replugging', async () => {
    const reader = testReader(of);
    const { faults, told } = watched(reader, of);
    reader.card = zhangSan;
    reader.port.plug();
    await pass(500);
    reader.port.unplug();
    await pass(1);
    expect(faults()).toEqual(['unplugged']);
    expect(told).toEqual(['card', 'lifted']);
    reader.card = null;
    reader.port.plug();
    await pass(500);
    expect(faults()).toEqual([]);
    reader.card = zhangSan;
    await pass(1000);
    expect(told).toEqual(['card', 'lifted', 'card']);
  });
});

describe('the card reader driver', () => {
  const of = model('sdt');

  it('does not take one missed find under a lying card for a lift', async () => {
    const reader = testReader(of);
    const { told } = watched(reader, of);
    reader.card = zhangSan;
    reader.port.plug();
    await pass(100);
    reader.refuse.set('findCard', 0x80);
    await pass(300);
    reader.refuse.clear();
    await pass(3000);
    expect(told).toEqual(['card']);
  });

  it('does not take "no card" of a reader that finds once for a lift', async () => {
    const once = model('sdt-finds-once');
    const reader = testReader(once);
    const { told } = watched(reader, once);
    reader.card = zhangSan;
    reader.port.plug();
    await pass(20_000);
    expect(told).toEqual(['card']);
  });

  it.each(idCardReader.statusWords.filter(({ about }) => about !== 'answer'))(
    'turns $name at reading into a fault or a hint for the member',
    async ({ code, fault }) => {
      const reader = testReader(of);
      const { told, faults } = watched(reader, of);
      reader.refuse.set(code === 0x81 ? 'selectCard' : 'readBase', code);
      reader.card = zhangSan;
      reader.port.plug();
      await pass(500);
      expect(told).toHaveLength(1);
      expect(['place-again', 'ask-desk', 'try-other-card']).toContain(told[0]);
      expect(faults()).toEqual(fault === null ? [] : [fault]);
    },
  );

  it.each(idCardReader.statusWords.filter(({ about }) => about === 'reader' || about === 'line'))(
    'turns $name at finding into a fault that ends when the reader works again',
    async ({ code, fault }) => {
      const reader = testReader(of);
      const { faults } = watched(reader, of);
      reader.refuse.set('findCard', code);
      reader.port.plug();
      await pass(500);
      expect(faults()).toEqual([fault ?? 'refuses-commands']);
      reader.refuse.clear();
      await pass(2000);
      expect(faults()).toEqual([]);
    },
  );

  it('doubts a fault of reading after a minute, as only a card could end it otherwise', async () => {
    const reader = testReader(of);
    const { faults } = watched(reader, of);
    reader.refuse.set('readBase', 0x47);
    reader.card = zhangSan;
    reader.port.plug();
    await pass(50_000);
    expect(faults()).toEqual(['unrecoverable']);
    await pass(15_000);
    expect(faults()).toEqual([]);
  });

  it('does not take a late answer about a card for an answer to the search for one', async () => {
    const reader = testReader(of);
    const { faults } = watched(reader, of);
    reader.mute.add('readBase');
    reader.card = zhangSan;
    reader.port.plug();
    await pass(3100);
    reader.mute.add('findCard');
    reader.port.say({ kind: 'refusal', code: 0x41 });
    await pass(300);
    expect(faults()).toEqual(['silent']);
  });

  it('survives noise and torn answers, and reports a noisy cable', async () => {
    const reader = testReader(of);
    const { faults, told, healths } = watched(reader, of);
    reader.port.plug();
    for (let at = 0; at < 20; at += 1) {
      reader.port.noise(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x55, 0xff));
      await pass(1500);
    }
    expect(faults()).toContain('cable-noise');
    expect(healths.at(-1)?.skippedBytes).toBeGreaterThanOrEqual(64);
    reader.card = zhangSan;
    await pass(2000);
    expect(told).toEqual(['card']);
    await pass(120_000);
    expect(faults()).toEqual([]);
  });

  it('is a noisy cable within three seconds when it never answers and nothing but noise comes', async () => {
    const reader = testReader(of);
    const { faults } = watched(reader, of);
    reader.silent = true;
    reader.port.plug();
    for (let at = 0; at < 30; at += 1) {
      reader.port.noise(Uint8Array.of(0x13, 0x88, 0xaa, 0x7f, 0x00));
      await pass(100);
    }
    expect(faults()).toEqual(['cable-noise', 'silent']);
  });

  it('that takes no bytes is silent within three seconds', async () => {
    const reader = testReader(of);
    const { faults } = watched(reader, of);
    reader.port.plug();
    await pass(1000);
    reader.port.stall();
    await pass(3000);
    expect(faults()).toEqual(['silent']);
  });

  it('is never well before it has answered', async () => {
    const reader = testReader(of);
    const { healths } = watched(reader, of);
    reader.silent = true;
    reader.port.plug();
    await pass(3000);
    expect(healths.map(({ faults }) => faults)).toEqual([['silent']]);
  });

  it('stops asking when it is closed', async () => {
    const reader = testReader(of);
    const { driver } = watched(reader, of);
    reader.port.plug();
    await pass(1000);
    await driver.close();
    const asked = reader.port.received.length;
    await pass(5000);
    expect(reader.port.received).toHaveLength(asked);
  });
});
