import { idCardReader } from '@jiaohao/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DeviceBench, deviceBench, type Host } from '../../testing/device-bench.ts';
import type { CardReader } from './reader.ts';
import { cardFromTray, tray } from './tray.ts';

const refusal = (name: string) => {
  const code = idCardReader.statusWords.find((word) => word.name === name)?.code;
  return [{ kind: 'refusal', code }];
};
const card = (id: string) => {
  const found = cardFromTray(id);
  if (found === undefined) throw new TypeError(`no card ${id}`);
  return found;
};

describe.each([...idCardReader.models.values()])('a simulated card reader, model $id', (model) => {
  let bench: DeviceBench;
  let host: Host<idCardReader.ToDevice, idCardReader.ToHost>;
  let reader: CardReader;
  beforeEach(async () => {
    bench = await deviceBench([
      { link: 'r', devices: [{ kind: 'card-reader', id: 'r', kiosk: 'K1', model: model.id }] },
    ]);
    host = bench.host('r', idCardReader.idCardReaderCodec(model));
    reader = bench.hall.at('card-reader', { kiosk: 'K1' })!;
  });

  /** A long foreign name is cut where the model reads no more of it. */
  const onModel = (lying: idCardReader.Card): idCardReader.Card =>
    lying.layout !== 'foreign-permanent-2023' || model.longForeignName
      ? lying
      : { ...lying, englishName: 'ROSSI, MARCO EXAMPLE MASSIMILIANO A' };

  it('given no card, when it is asked to find one, then it says there is none', async () => {
    expect(await host.say({ kind: 'findCard' })).toEqual(refusal('find-failed'));
    expect(await host.say({ kind: 'selectCard' })).toEqual(refusal('select-failed'));
    expect(await host.say({ kind: 'readBase' })).toEqual(refusal('read-failed'));
  });

  it.each(tray.filter(({ damaged }) => damaged !== true))(
    'given the card of $en, then it is found, selected and read as it is',
    async (lying) => {
      reader.lay(lying);
      expect(await host.say({ kind: 'findCard' })).toMatchObject([{ kind: 'cardFound' }]);
      expect(await host.say({ kind: 'selectCard' })).toMatchObject([{ kind: 'cardSelected' }]);
      const [read] = await host.say({ kind: 'readBase' });
      expect(read).toEqual({ kind: 'baseRead', card: onModel(lying.card), fingerprint: 'not-asked' });
      expect(reader.view().reads).toBe(1);
    },
  );

  it('given a card found once, then only a reader that finds once keeps silent about it until it is lifted', async () => {
    reader.lay(card('zhang-san'));
    await host.say({ kind: 'findCard' }, { kind: 'selectCard' }, { kind: 'readBase' });
    const again = await host.say({ kind: 'findCard' });
    expect(again).toMatchObject(model.findsOnce ? refusal('find-failed') : [{ kind: 'cardFound' }]);
    reader.lift();
    reader.lay(card('li-si'));
    expect(await host.say({ kind: 'findCard' })).toMatchObject([{ kind: 'cardFound' }]);
  });

  it('given a damaged card, when its reading fails, then it is found no more until it is laid down again', async () => {
    reader.lay(card('damaged'));
    await host.say({ kind: 'findCard' }, { kind: 'selectCard' });
    expect(await host.say({ kind: 'readBase' })).toEqual(refusal('read-failed'));
    expect(await host.say({ kind: 'findCard' })).toEqual(refusal('find-failed'));
    reader.lay(card('damaged'));
    expect(await host.say({ kind: 'findCard' })).toMatchObject([{ kind: 'cardFound' }]);
  });

  it('given a card with a new address, then it tells it; of another it says there is none', async () => {
    reader.lay(card('moved'));
    await host.say({ kind: 'findCard' }, { kind: 'selectCard' });
    const [answer] = await host.say({ kind: 'readNewAddress' });
    expect(answer).toMatchObject({ kind: 'newAddress', address: expect.stringContaining('安居街16号') });
    reader.lay(card('zhang-san'));
    await host.say({ kind: 'findCard' }, { kind: 'selectCard' });
    expect(await host.say({ kind: 'readNewAddress' })).toEqual(refusal('no-content'));
  });

  it('given a swipe, when the card was read, then it is lifted a moment later; unread, after a while', async () => {
    reader.swipe(card('zhang-san'));
    await host.say({ kind: 'findCard' }, { kind: 'selectCard' }, { kind: 'readBase' });
    bench.clock.pass(1400);
    expect(reader.view().card?.id).toBe('zhang-san');
    bench.clock.pass(101);
    expect(reader.view().card).toBeNull();
    bench.clock.pass(1000);
    reader.swipe(card('li-si'));
    bench.clock.pass(19_000);
    expect(reader.view().card?.id).toBe('li-si');
    bench.clock.pass(1001);
    expect(reader.view().card).toBeNull();
  });

  it('given a card that still lies, when another is swiped, then the reader lies empty for as long as a hand needs', () => {
    reader.swipe(card('zhang-san'));
    reader.swipe(card('li-si'));
    bench.clock.pass(999);
    expect(reader.view().card).toBeNull();
    bench.clock.pass(1);
    expect(reader.view().card?.id).toBe('li-si');
  });

  it('given a hand on its way with a card, when all cards are taken away, then none is laid', () => {
    reader.swipe(card('zhang-san'));
    reader.swipe(card('li-si'));
    reader.lift();
    bench.clock.pass(5000);
    expect(reader.view().card).toBeNull();
  });

  it('given a broken security module, then it says so', async () => {
    reader.lay(card('zhang-san'));
    await reader.troubles.set('sam-unauthorised', true);
    expect(await host.say({ kind: 'status' })).toEqual(refusal('sam-not-authorised'));
    expect(await host.say({ kind: 'reset' })).toEqual([{ kind: 'ok' }]);
    await reader.troubles.set('self-test-failed', true);
    expect(await host.say({ kind: 'reset' })).toEqual(refusal('self-test-failed'));
  });

  it('tells the id of its security module, and refuses what it does not know', async () => {
    const [answer] = await host.say({ kind: 'readSamId' });
    expect(answer?.kind === 'samId' && idCardReader.formatSamId(answer.sam)).toBe(
      '05.03-20240101-0000000001-0000000001',
    );
    const unknown = { kind: 'unknown', command: 0x77, parameter: 1, data: new Uint8Array(0) } as const;
    expect(await host.say(unknown)).toEqual(refusal('command-error'));
  });

  it('given half a command and then silence, when a whole one comes, then it is obeyed', async () => {
    const port = bench.connect('r');
    const whole = idCardReader.idCardReaderCodec(model).toDevice.encode({ kind: 'status' });
    await port.write(whole.subarray(0, 8));
    const heard: number[] = [];
    port.onBytes((bytes) => heard.push(...bytes));
    await new Promise((resolve) => setImmediate(resolve));
    bench.clock.pass(200);
    await port.write(whole);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.length).toBe(11);
  });
});

describe('the tray', () => {
  it('has all four kinds of card, and numbers that check but belong to no one', () => {
    expect(new Set(tray.map(({ card }) => card.layout)).size).toBe(4);
    const residents = tray.flatMap(({ card }) => (card.layout === 'resident' ? [card] : []));
    const numbers = tray.flatMap(({ card }) => ('idNumber' in card ? [card.idNumber] : []));
    expect(numbers.filter((number) => !idCardReader.isIdNumber(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { idNumber, birth } of residents) {
      expect(idNumber.slice(4, 14)).toBe(`99${birth.replaceAll('-', '')}`);
    }
  });
});
