import { describe, expect, it } from 'vitest';
import { menu, offlineSlip } from '../../testing/invented.ts';
import {
  adult,
  again,
  allWell,
  cardOf,
  elder,
  fresh,
  given,
  loan,
  printing,
  rent,
  type Story,
} from '../../testing/visits.ts';
import { pageFor } from '../page.ts';
import type { Surroundings } from './visit.ts';

describe('when the hub fails', () => {
  const withoutHub: Surroundings = { ...allWell, hub: 'away' };
  const given501 = (id: string, repeat = false) =>
    ({
      kind: 'number-given',
      id,
      slip: offlineSlip,
      repeat,
      otherwise: repeat ? null : 'undelivered',
    }) as const;
  const tookOwn = () =>
    given()
      .when(cardOf(adult), withoutHub)
      .chooses(rent, 'rent-0001', withoutHub)
      .when(given501('rent-0001'), withoutHub);

  it('a member chooses as ever and is given a number of this kiosk, on paper', () => {
    const chosen = given().when(cardOf(adult), withoutHub).chooses(rent, 'rent-0001', withoutHub);
    const wish = { person: adult, service: 'withdrawal-rent', green: false };
    expect(chosen.done).toEqual([
      { effect: 'give-number', id: 'rent-0001', wish, instead: null, another: false },
    ]);
    const printing = chosen.when(given501('rent-0001'), withoutHub);
    const paper = { paper: 'offline-number', slip: offlineSlip, reprint: false };
    expect(printing.done).toEqual([{ effect: 'print', id: 'rent-0001', paper }]);
    // The hub may be back by now: it is entered as what it is.
    const printed = printing.when({ kind: 'print-ended', id: 'rent-0001', printed: true });
    expect(printed.done).toEqual([
      { effect: 'account-own', id: 'rent-0001', ticket: 'B501', delivery: 'printed' },
    ]);
  });

  it('the number stands on the screen when the printer fails too, and paper can be had later without the hub', () => {
    const shown = tookOwn().when({ kind: 'print-ended', id: 'rent-0001', printed: false }, withoutHub);
    expect(shown.state.visit).toMatchObject({ at: 'on-screen', slip: { ticket: 'B501' } });
    const again = shown.touched({ touch: 'reprint' }, 'repr-0001', withoutHub);
    expect(again.done).toMatchObject([
      { effect: 'account-own', id: 'rent-0001', delivery: 'shown-on-screen' },
      { effect: 'print', id: 'repr-0001', paper: { reprint: true, slip: { ticket: 'B501' } } },
    ]);
    expect(shown.timedOut().done).toEqual([
      { effect: 'account-own', id: 'rent-0001', ticket: 'B501', delivery: 'undelivered' },
    ]);
  });

  it('a member who has a number sees it again, may have it on paper once more, and may say that it was called', () => {
    const shown = given()
      .when(cardOf(adult), withoutHub)
      .chooses(rent, 'rent-0001', withoutHub)
      .when(given501('rent-0001', true), withoutHub);
    expect(shown.state.visit).toMatchObject({ at: 'existing', slip: { ticket: 'B501' } });
    expect(pageFor(shown.state, withoutHub)).toMatchObject({ canReprint: true, canTakeAnother: true });
    expect(shown.touched({ touch: 'reprint' }, 'repr-0001', withoutHub).done).toMatchObject([
      { effect: 'print', paper: { reprint: true } },
    ]);
    expect(shown.touched({ touch: 'another' }, 'anot-0001', withoutHub).done).toMatchObject([
      { effect: 'give-number', id: 'anot-0001', another: true, instead: null },
    ]);
    // With the hub there it is for the hub to say.
    expect(pageFor(shown.state, allWell)).toMatchObject({ canTakeAnother: false });
    expect(shown.touched({ touch: 'another' }, 'anot-0001').effects).toEqual([]);
  });

  it.each([
    ['used-up', 'numbers-used-up'],
    ['no-lease', 'hub-away'],
    ['not-recorded', 'hub-away'],
  ] as const)('there is no number (%s): the member is sent to the desk and told why', (why, said) => {
    const none = given()
      .touched({ touch: 'begin' }, 'x-0000001', withoutHub)
      .chooses(rent, 'rent-0001', withoutHub)
      .when({ kind: 'no-number', id: 'rent-0001', why }, withoutHub);
    expect(none.state.visit).toEqual({ at: 'ask-desk', why: said, awaiting: null });
    expect(none.timedOut().state.visit.at).toBe('start');
  });

  it('services that need a card still need it, and closed ones stay closed', () => {
    const begun = given().touched({ touch: 'begin' }, 'x-0000001', withoutHub);
    expect(begun.touched(loan, 'loan-0001', withoutHub).state.visit).toMatchObject({ note: 'needs-card' });
    const shut = { touch: 'choose', service: 'account-transfer' } as const;
    expect(begun.touched(shut, 'shut-0001', withoutHub).state.visit).toMatchObject({
      note: 'service-closed',
    });
  });

  it('the touch that ends the choice decides who gives the number, whatever the hub did before', () => {
    const offered = given().when(cardOf(elder)).chooses(rent);
    const yes = { touch: 'green', accept: true } as const;
    expect(offered.touched(yes, 'green-001', withoutHub).done).toMatchObject([
      { effect: 'give-number', wish: { green: true } },
    ]);
    const before = given().when(cardOf(elder), withoutHub).chooses(rent, 'rent-0001', withoutHub);
    expect(before.touched(yes, 'green-001').done).toMatchObject([
      { effect: 'send', command: { kind: 'issue', green: { reason: 'elderly' } } },
    ]);
  });

  it('begins nothing while it is away and no numbers are leased, while it is looked for, or while the hall is closed', () => {
    for (const around of [
      { ...withoutHub, hasLease: false },
      { ...allWell, hub: 'connecting' as const },
      { ...allWell, menu: null },
      { ...withoutHub, menu: null },
      { ...allWell, menu: { ...menu, issuing: false } },
    ]) {
      expect(given().touched({ touch: 'begin' }, 'x-0000001', around).state.visit.at).toBe('start');
      expect(given().when(cardOf(adult), around).state.visit.at).toBe('start');
    }
  });

  it.each([
    ['falls silent', (story: Story) => story.timedOut()],
    ['is lost', (story: Story) => story.when({ kind: 'hub-lost' }, withoutHub)],
  ])('and %s with a wish in its hands: a number of this kiosk instead', (_, fails) => {
    const failed = fails(given().touched({ touch: 'begin' }).chooses(rent, 'rent-0001'));
    expect(failed.done).toMatchObject([
      { effect: 'give-number', id: 'rent-0001', instead: 'rent-0001', another: false },
    ]);
    expect(pageFor(failed.state, withoutHub).page).toBe('issuing');
    expect(failed.when(given501('rent-0001')).state.visit.at).toBe('printing');
  });

  it('and there is no number of this kiosk either: to the desk, and paper if the answer comes while they read', () => {
    const silent = given()
      .touched({ touch: 'begin' })
      .chooses(rent, 'rent-0001')
      .timedOut()
      .when({ kind: 'no-number', id: 'rent-0001', why: 'no-lease' });
    expect(silent.state.visit).toMatchObject({ at: 'ask-desk', why: 'hub-silent' });
    expect(silent.when(fresh('rent-0001')).done).toMatchObject([
      { effect: 'print', paper: { reprint: false } },
    ]);
    const gone = silent.timedOut();
    expect(gone.state.visit.at).toBe('start');
    expect(gone.when(fresh('rent-0001')).done).toEqual([
      { effect: 'account', id: 'rent-0001', delivery: 'undelivered' },
    ]);
  });

  it('a reprint has to wait, and the number stands', () => {
    const asked = given()
      .when(cardOf(adult))
      .chooses(rent, 'rent-0001')
      .when(again('rent-0001'))
      .touched({ touch: 'reprint' }, 'repr-0001');
    const lost = asked.when({ kind: 'hub-lost' }, withoutHub);
    expect(lost.state.visit).toMatchObject({ at: 'ask-desk', why: 'no-reprint' });
    expect(lost.done).toEqual([]);
    expect(lost.when(again('repr-0001')).state.visit).toMatchObject({ at: 'existing' });
  });

  it('leaves alone who only reads or waits for paper', () => {
    for (const story of [printing(), given().when(cardOf(adult)), given()]) {
      expect(story.when({ kind: 'hub-lost' }, withoutHub).state).toBe(story.state);
    }
  });

  it('shows a refusal in its own words', () => {
    const refusal = { code: 'numbers-used-up', zh: '今天的号已取完', en: 'No numbers left', digits: '902' };
    const refused = given()
      .touched({ touch: 'begin' })
      .chooses(rent, 'rent-0001')
      .when({
        kind: 'answer',
        id: 'rent-0001',
        answer: { id: 'rent-0001', outcome: 'refused', refusal },
        otherwise: null,
      });
    expect(refused.state.visit).toEqual({ at: 'refused', refusal });
  });
});
