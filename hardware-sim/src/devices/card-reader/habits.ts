import { idCardReader } from '@jiaohao/shared';
import { habitsOf, type Behaviour } from '../behaviour.ts';
import type { TrayCard } from './tray.ts';

type In = idCardReader.ToDevice;
type Out = idCardReader.ToHost;

/** What a reader knows of itself while it works. */
export interface ReaderState {
  readonly model: idCardReader.Model;
  readonly sam: Uint8Array;
  readonly troubles: ReadonlySet<string>;
  card: TrayCard | null;
  /** Found since it was laid down; a reader that finds once then says no more of it. */
  found: boolean;
  selected: boolean;
  /** After a failed read a card must be lifted before it is found again. */
  spoilt: boolean;
  readonly onRead: () => void;
  readonly setBaud: (baud: number) => void;
}

const habit = habitsOf<ReaderState, In, Out>();
/** Characters of the English name that stand in its first place on the card. */
const firstPartOfName = 35;

const ok: Out = { kind: 'ok' };
const refuse = (name: string): readonly Out[] => {
  const word = idCardReader.statusWords.find((one) => one.name === name);
  if (word === undefined) throw new TypeError(`no status word "${name}"`);
  return [{ kind: 'refusal', code: word.code }];
};

const brokenSam: Behaviour<ReaderState, In, Out> = ({ troubles }) => {
  if (troubles.has('self-test-failed')) return refuse('self-test-failed');
  return null;
};

const unauthorisedSam: Behaviour<ReaderState, In, Out> = ({ troubles }, { kind }) =>
  troubles.has('sam-unauthorised') && kind !== 'reset' && kind !== 'setBaud'
    ? refuse('sam-not-authorised')
    : null;

const reset = habit('reset', (reader) => {
  Object.assign(reader, { found: false, selected: false });
  return [ok];
});

const find = habit('findCard', (reader) => {
  const hidden = reader.spoilt || (reader.model.findsOnce && reader.found);
  if (reader.card === null || hidden) return refuse('find-failed');
  reader.found = true;
  reader.selected = false;
  return [{ kind: 'cardFound', data: new Uint8Array(4) }];
});

const select = habit('selectCard', (reader) => {
  if (reader.card === null || !reader.found) return refuse('select-failed');
  reader.selected = true;
  return [{ kind: 'cardSelected', serial: new Uint8Array(8) }];
});

/** A model that leaves the second part of a long foreign name alone reads the first part only. */
function asReadBy(model: idCardReader.Model, card: idCardReader.Card): idCardReader.Card {
  if (card.layout !== 'foreign-permanent-2023' || model.longForeignName) return card;
  return { ...card, englishName: card.englishName.slice(0, firstPartOfName) };
}

const read = habit(['readBase', 'readBaseAndFingerprint'], (reader, { kind }) => {
  const { card } = reader;
  if (card === null || !reader.selected) return refuse('read-failed');
  if (card.damaged === true || reader.troubles.has('card-unreadable')) {
    Object.assign(reader, { spoilt: true, found: false, selected: false });
    return refuse('read-failed');
  }
  reader.onRead();
  return [
    {
      kind: 'baseRead',
      card: asReadBy(reader.model, card.card),
      fingerprint: kind === 'readBase' ? 'not-asked' : 'absent',
    },
  ];
});

const readNewAddress = habit('readNewAddress', ({ card, selected }) => {
  if (card === null || !selected) return refuse('read-failed');
  return card.newAddress === undefined
    ? refuse('no-content')
    : [{ kind: 'newAddress', address: card.newAddress }];
});

const setBaud = habit('setBaud', (reader, { baud }) => {
  reader.setBaud(baud);
  return [ok];
});

/** How an SDT reader behaves, habit by habit. */
export const readerHabits: readonly Behaviour<ReaderState, In, Out>[] = [
  brokenSam,
  unauthorisedSam,
  reset,
  habit('status', () => [ok]),
  habit('readSamId', ({ sam }) => [{ kind: 'samId', sam }]),
  find,
  select,
  read,
  readNewAddress,
  setBaud,
  habit('unknown', () => refuse('command-error')),
];
