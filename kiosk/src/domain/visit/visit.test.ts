import { describe, expect, it } from 'vitest';
import { menu, offlineSlip, slip } from '../../testing/invented.ts';
import { accepted, adult, allWell, elder, given, type Story } from '../../testing/visits.ts';
import { pageFor } from '../page.ts';
import type { Surroundings } from './visit.ts';

const cardOf = (person: typeof adult, id = 'card-0001') => ({ kind: 'card', person, id }) as const;
const rent = { touch: 'choose', service: 'withdrawal-rent' } as const;
const loan = { touch: 'choose', service: 'loan-application' } as const;

const fresh = (id: string) =>
  ({ kind: 'answer', id, answer: accepted(id), otherwise: 'undelivered' }) as const;
const again = (id: string, delivery: 'printed' | 'undelivered' = 'printed') =>
  ({
    kind: 'answer',
    id,
    answer: accepted(id, { ...slip, delivery }, true),
    otherwise: delivery === 'printed' ? null : 'undelivered',
  }) as const;

const printing = () =>
  given().touched({ touch: 'begin' }).touched(rent, 'rent-0001').when(fresh('rent-0001'));

describe('a visit by card', () => {
  it('goes from the card over the service to paper in the hand', () => {
    const chosen = given().when(cardOf(adult)).touched(rent, 'rent-0001');
    expect(chosen.done).toEqual([
      {
        effect: 'send',
        id: 'rent-0001',
        command: { kind: 'issue', service: 'withdrawal-rent', source: 'kiosk', member: adult.member },
      },
    ]);
    const answered = chosen.when(fresh('rent-0001'));
    expect(answered.done).toEqual([
      { effect: 'print', id: 'rent-0001', paper: { paper: 'ticket', slip, reprint: false } },
    ]);
    const printed = answered.when({ kind: 'print-ended', id: 'rent-0001', printed: true });
    expect(printed.state.visit.at).toBe('printed');
    expect(printed.done).toEqual([{ effect: 'account', id: 'rent-0001', delivery: 'printed' }]);
    expect(printed.timedOut().state.visit).toEqual({ at: 'start', hint: null });
  });

  it('offers the elderly the green channel and asks for it only if they want it', () => {
    const offered = given().when(cardOf(elder)).touched(rent);
    expect(offered.state.visit.at).toBe('green-offer');
    expect(offered.done).toEqual([]);
    const [wanted] = offered.touched({ touch: 'green', accept: true }, 'green-001').done;
    expect(wanted).toMatchObject({ command: { kind: 'issue', green: { reason: 'elderly' } } });
    const [declined] = offered.touched({ touch: 'green', accept: false }, 'green-002').done;
    expect(declined).toMatchObject({ command: { kind: 'issue', member: elder.member } });
    expect(declined).not.toHaveProperty('command.green');
  });

  it('does not offer it to the young, nor below the age the hall has set', () => {
    expect(given().when(cardOf(adult)).touched(rent).state.visit.at).toBe('issuing');
    const stricter = { ...allWell, menu: { ...menu, elderlyFrom: 80 } };
    expect(given().when(cardOf(elder)).touched(rent, 'x-0000001', stricter).state.visit.at).toBe('issuing');
  });

  it('shows a ticket the member already has and prints it again only when asked, as a reprint', () => {
    const shown = given().when(cardOf(adult)).touched(rent, 'rent-0001').when(again('rent-0001'));
    expect(shown.state.visit).toMatchObject({ at: 'existing', slip: { ticket: 'B012' } });
    expect(shown.done).toEqual([]);
    const asked = shown.touched({ touch: 'reprint' }, 'repr-0001');
    expect(asked.done).toEqual([
      { effect: 'send', id: 'repr-0001', command: { kind: 'reprint', ticket: 'B012' } },
    ]);
    const answered = asked.when(again('repr-0001'));
    expect(answered.done).toMatchObject([{ effect: 'print', id: 'repr-0001', paper: { reprint: true } }]);
  });

  it('accounts for a ticket never delivered as soon as its owner has seen it', () => {
    const shown = given()
      .when(cardOf(adult))
      .touched(rent, 'rent-0001')
      .when(again('rent-0001', 'undelivered'));
    const seen = { effect: 'account', id: 'rent-0001', delivery: 'shown-on-screen' };
    expect(shown.touched({ touch: 'noted' }).done).toEqual([seen]);
    expect(shown.touched({ touch: 'reprint' }, 'repr-0001').done[0]).toEqual(seen);
    expect(shown.timedOut().done).toEqual([{ effect: 'account', id: 'rent-0001', delivery: 'undelivered' }]);
  });
});

describe('a visit by touch', () => {
  it('needs no card for most services', () => {
    const [sent] = given().touched({ touch: 'begin' }).touched(rent, 'rent-0001').done;
    expect(sent).toEqual({
      effect: 'send',
      id: 'rent-0001',
      command: { kind: 'issue', service: 'withdrawal-rent', source: 'kiosk' },
    });
  });

  it('says so when a service needs a card, and goes on by itself when one is laid', () => {
    const noted = given().touched({ touch: 'begin' }).touched(loan);
    expect(noted.state.visit).toMatchObject({ at: 'choosing', note: 'needs-card' });
    expect(noted.done).toEqual([]);
    const [sent] = noted.when(cardOf(adult, 'card-0009')).done;
    expect(sent).toMatchObject({
      id: 'card-0009',
      command: { service: 'loan-application', member: adult.member },
    });
  });

  it('sends the member to the desk for such a service when the reader is broken', () => {
    const broken = { ...allWell, readerWorks: false };
    const noted = given().touched({ touch: 'begin' }).touched(loan, 'loan-0001', broken);
    expect(noted.state.visit).toMatchObject({ at: 'choosing', note: 'needs-card-ask-desk', wanted: null });
  });

  it('says so when a service is closed', () => {
    const noted = given()
      .touched({ touch: 'begin' })
      .touched({ touch: 'choose', service: 'account-transfer' });
    expect(noted.state.visit).toMatchObject({ note: 'service-closed' });
    expect(noted.done).toEqual([]);
  });

  it('ends after thirty seconds without a finger, and not while there is one', () => {
    const choosing = given().touched({ touch: 'begin' });
    expect(choosing.effects).toContainEqual({ effect: 'arm', serial: choosing.state.serial, ms: 30_000 });
    const stayed = choosing.touched({ touch: 'stay' });
    expect(stayed.when({ kind: 'time-out', serial: choosing.state.serial }).state.visit.at).toBe('choosing');
    expect(stayed.timedOut().state.visit.at).toBe('start');
  });

  it('does not take a touch meant for the page before', () => {
    const offered = given().when(cardOf(elder)).touched(rent);
    const back = offered.touched({ touch: 'leave' });
    expect(back.state.visit.at).toBe('choosing');
    const second = back.when({
      kind: 'touch',
      touch: { touch: 'leave' },
      serial: offered.state.serial,
      id: 'late-0001',
    });
    expect(second.effects).toEqual([]);
    expect(second.state).toBe(back.state);
  });
});

describe('when the printer fails', () => {
  const failed = () => printing().when({ kind: 'print-ended', id: 'rent-0001', printed: false });

  it('shows the number; the member who notes it has the ticket', () => {
    expect(failed().state.visit).toMatchObject({ at: 'on-screen', slip: { ticket: 'B012' } });
    expect(failed().touched({ touch: 'noted' }).done).toEqual([
      { effect: 'account', id: 'rent-0001', delivery: 'shown-on-screen' },
    ]);
  });

  it('hands it to the desk when nobody says that the number was noted', () => {
    const left = failed().timedOut();
    expect(left.done).toEqual([{ effect: 'account', id: 'rent-0001', delivery: 'undelivered' }]);
    expect(left.state.visit.at).toBe('start');
  });

  it('offers paper again only when the printer is back, and marks it', () => {
    const still = failed().touched({ touch: 'reprint' }, 'repr-0001', { ...allWell, printerWorks: false });
    expect(still.effects).toEqual([]);
    const back = failed().touched({ touch: 'reprint' }, 'repr-0001');
    expect(back.done).toEqual([
      { effect: 'account', id: 'rent-0001', delivery: 'shown-on-screen' },
      { effect: 'send', id: 'repr-0001', command: { kind: 'reprint', ticket: 'B012' } },
    ]);
    const reprint = back.when({
      kind: 'answer',
      id: 'repr-0001',
      answer: accepted('repr-0001'),
      otherwise: 'shown-on-screen',
    });
    expect(reprint.done).toMatchObject([{ effect: 'print', paper: { reprint: true } }]);
  });

  it('believes a printer that says so late while the number still stands there', () => {
    const late = failed().when({ kind: 'print-ended', id: 'rent-0001', printed: true });
    expect(late.done).toEqual([{ effect: 'account', id: 'rent-0001', delivery: 'printed' }]);
  });
});

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
      .touched(rent, 'rent-0001', withoutHub)
      .when(given501('rent-0001'), withoutHub);

  it('a member chooses as ever and is given a number of this kiosk, on paper', () => {
    const chosen = given().when(cardOf(adult), withoutHub).touched(rent, 'rent-0001', withoutHub);
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
      .touched(rent, 'rent-0001', withoutHub)
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
      .touched(rent, 'rent-0001', withoutHub)
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
    const offered = given().when(cardOf(elder)).touched(rent);
    const yes = { touch: 'green', accept: true } as const;
    expect(offered.touched(yes, 'green-001', withoutHub).done).toMatchObject([
      { effect: 'give-number', wish: { green: true } },
    ]);
    const before = given().when(cardOf(elder), withoutHub).touched(rent, 'rent-0001', withoutHub);
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
    const failed = fails(given().touched({ touch: 'begin' }).touched(rent, 'rent-0001'));
    expect(failed.done).toMatchObject([
      { effect: 'give-number', id: 'rent-0001', instead: 'rent-0001', another: false },
    ]);
    expect(pageFor(failed.state, withoutHub).page).toBe('issuing');
    expect(failed.when(given501('rent-0001')).state.visit.at).toBe('printing');
  });

  it('and there is no number of this kiosk either: to the desk, and paper if the answer comes while they read', () => {
    const silent = given()
      .touched({ touch: 'begin' })
      .touched(rent, 'rent-0001')
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
      .touched(rent, 'rent-0001')
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
      .touched(rent, 'rent-0001')
      .when({
        kind: 'answer',
        id: 'rent-0001',
        answer: { id: 'rent-0001', outcome: 'refused', refusal },
        otherwise: null,
      });
    expect(refused.state.visit).toEqual({ at: 'refused', refusal });
  });
});

describe('the next in line', () => {
  it('waits while another’s ticket is printed, and is served then', () => {
    const waits = printing().when(cardOf(adult));
    expect(waits.state.visit.at).toBe('printing');
    const printed = waits.when({ kind: 'print-ended', id: 'rent-0001', printed: true });
    expect(printed.timedOut().state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('is forgotten when the card is lifted before', () => {
    const lifted = printing().when(cardOf(adult)).when({ kind: 'card-lifted' });
    const ended = lifted.when({ kind: 'print-ended', id: 'rent-0001', printed: true }).timedOut();
    expect(ended.state.visit.at).toBe('start');
  });

  it('takes over from someone who has only begun', () => {
    const other = given().when(cardOf(elder)).when(cardOf(adult));
    expect(other.state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('is not the same card read again', () => {
    const issuing = given().when(cardOf(adult)).touched(rent, 'rent-0001');
    expect(issuing.when(cardOf(adult)).state.next).toBeNull();
  });
});

describe('hints about a card', () => {
  it('stand on the start page until they are old', () => {
    const hinted = given().when({ kind: 'card-hint', hint: 'place-again' });
    expect(hinted.state.visit).toEqual({ at: 'start', hint: 'place-again' });
    expect(hinted.timedOut().state.visit).toEqual({ at: 'start', hint: null });
  });

  it('stay while the card is lifted, as that is what was asked for, but not when another card is wanted', () => {
    const lift = { kind: 'card-lifted' } as const;
    const again = given().when({ kind: 'card-hint', hint: 'place-again' }).when(lift);
    expect(again.state.visit).toMatchObject({ hint: 'place-again' });
    const other = given().when({ kind: 'card-hint', hint: 'try-other-card' }).when(lift);
    expect(other.state.visit).toMatchObject({ hint: null });
  });
});

describe('numbers that never came out on paper', () => {
  const around: Surroundings = { ...allWell, menu: { ...menu, unprinted: ['B007', 'B011'] } };
  const b011 = { touch: 'reprint-number', ticket: 'B011' } as const;

  it('are offered on the start page once the printer works, and printed as a reprint', () => {
    expect(pageFor(given().state, around)).toMatchObject({ page: 'start', unprinted: ['B007', 'B011'] });
    const asked = given().touched(b011, 'repr-0001', around);
    expect(asked.done).toEqual([
      { effect: 'send', id: 'repr-0001', command: { kind: 'reprint', ticket: 'B011' } },
    ]);
    expect(asked.when(again('repr-0001')).done).toMatchObject([
      { effect: 'print', paper: { reprint: true } },
    ]);
  });

  it('are no others than those of the list, and none while printer or hub are away', () => {
    const other = { touch: 'reprint-number', ticket: 'B001' } as const;
    expect(given().touched(other, 'repr-0001', around).effects).toEqual([]);
    for (const without of [
      { ...around, printerWorks: false },
      { ...around, hub: 'away' as const },
    ]) {
      expect(pageFor(given().state, without)).toMatchObject({ unprinted: [] });
      expect(given().touched(b011, 'repr-0001', without).effects).toEqual([]);
    }
  });
});

describe('who waits, for the staff', () => {
  const roster = { hall: null, asOf: '2026-11-23 09:30', services: [], windows: [] };
  const around: Surroundings = { ...allWell, hub: 'away', roster };
  const opened = () => given().touched({ touch: 'roster' }, 'rost-0001', around);

  it('stands on the screen and is printed on demand; what became of the paper is said', () => {
    expect(pageFor(opened().state, around)).toMatchObject({
      page: 'roster',
      sheet: roster,
      print: 'not-asked',
    });
    const asked = opened().touched({ touch: 'print-roster' }, 'prin-0001', around);
    expect(asked.done).toEqual([
      { effect: 'print', id: 'prin-0001', paper: { paper: 'roster', sheet: roster } },
    ]);
    // A second touch prints no second one.
    expect(asked.touched({ touch: 'print-roster' }, 'prin-0002', around).effects).toEqual([]);
    const ended = (printed: boolean) => asked.when({ kind: 'print-ended', id: 'prin-0001', printed }, around);
    expect(ended(true).state.visit).toMatchObject({ print: 'printed' });
    expect(ended(false).state.visit).toMatchObject({ print: 'failed' });
    expect(asked.timedOut().state.visit).toMatchObject({ print: 'failed' });
    expect(ended(true).touched({ touch: 'leave' }).state.visit.at).toBe('start');
  });

  it('is not printed where no printer works, and gives way to a member with a card', () => {
    const broken = { ...around, printerWorks: false };
    expect(opened().touched({ touch: 'print-roster' }, 'prin-0001', broken).effects).toEqual([]);
    expect(opened().when(cardOf(adult)).state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('can be had while the hall is closed, but not over another’s visit', () => {
    const closed = { ...around, menu: { ...menu, issuing: false } };
    expect(given().touched({ touch: 'roster' }, 'rost-0001', closed).state.visit.at).toBe('roster');
    const visit = given().when(cardOf(adult));
    expect(visit.touched({ touch: 'roster' }, 'rost-0001', around).effects).toEqual([]);
  });
});
