import { describe, expect, it } from 'vitest';
import { menu, slip } from '../../testing/invented.ts';
import {
  accepted,
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

describe('a visit by card', () => {
  it('goes from the card over the service to paper in the hand', () => {
    const chosen = given().when(cardOf(adult)).chooses(rent, 'rent-0001');
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
    const offered = given().when(cardOf(elder)).chooses(rent);
    expect(offered.state.visit.at).toBe('green-offer');
    expect(offered.done).toEqual([]);
    const [wanted] = offered.touched({ touch: 'green', accept: true }, 'green-001').done;
    expect(wanted).toMatchObject({ command: { kind: 'issue', green: { reason: 'elderly' } } });
    const [declined] = offered.touched({ touch: 'green', accept: false }, 'green-002').done;
    expect(declined).toMatchObject({ command: { kind: 'issue', member: elder.member } });
    expect(declined).not.toHaveProperty('command.green');
  });

  it('does not offer it to the young, nor below the age the hall has set', () => {
    expect(given().when(cardOf(adult)).chooses(rent).state.visit.at).toBe('issuing');
    const stricter = { ...allWell, menu: { ...menu, elderlyFrom: 80 } };
    expect(given().when(cardOf(elder)).chooses(rent, 'x-0000001', stricter).state.visit.at).toBe('issuing');
  });

  it('shows a ticket the member already has and prints it again only when asked, as a reprint', () => {
    const shown = given().when(cardOf(adult)).chooses(rent, 'rent-0001').when(again('rent-0001'));
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
      .chooses(rent, 'rent-0001')
      .when(again('rent-0001', 'undelivered'));
    const seen = { effect: 'account', id: 'rent-0001', delivery: 'shown-on-screen' };
    expect(shown.touched({ touch: 'noted' }).done).toEqual([seen]);
    expect(shown.touched({ touch: 'reprint' }, 'repr-0001').done[0]).toEqual(seen);
    expect(shown.timedOut().done).toEqual([{ effect: 'account', id: 'rent-0001', delivery: 'undelivered' }]);
  });
});

describe('a visit by touch', () => {
  it('needs no card for most services', () => {
    const [sent] = given().touched({ touch: 'begin' }).chooses(rent, 'rent-0001').done;
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
    const offered = given().when(cardOf(elder)).chooses(rent);
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

describe('what to have ready', () => {
  const reads = () => given().when(cardOf(adult)).touched(rent);

  it('is read before a number is taken, with who waits and for how long', () => {
    expect(reads().done).toEqual([]);
    expect(pageFor(reads().state, allWell)).toMatchObject({
      page: 'documents',
      greeting: { maskedName: '李*' },
      service: { id: 'withdrawal-rent', documents: slip.documents, load: { waiting: 4, waitMinutes: 12 } },
    });
    expect(reads().touched({ touch: 'leave' }).state.visit).toMatchObject({ at: 'choosing', person: adult });
  });

  it('is no longer a way to a number once the service was closed', () => {
    const services = menu.services.map((each) => ({ ...each, open: false }));
    const late = reads().touched({ touch: 'take' }, 'take-0001', { ...allWell, menu: { ...menu, services } });
    expect(late.state.visit).toMatchObject({ at: 'choosing', note: 'service-closed' });
    expect(late.done).toEqual([]);
  });

  it('stays before the member who lays a card meanwhile, and gives way to another’s', () => {
    const laid = given().touched({ touch: 'begin' }).touched(rent).when(cardOf(adult));
    expect(laid.state.visit).toMatchObject({ at: 'documents', person: adult });
    expect(reads().when(cardOf(elder)).state.visit).toMatchObject({ at: 'choosing', person: elder });
    expect(reads().when(cardOf(adult)).effects).toEqual([]);
  });
});

describe('a member with a booking', () => {
  const keys = (person: typeof adult | null = null) => {
    const at = person === null ? given() : given().when(cardOf(person));
    return at.touched({ touch: 'appointment' });
  };
  const booking = { touch: 'check-in', appointment: 'P1' } as const;

  it('keys in its number and is given the ticket of the slot, with a card or without', () => {
    expect(keys().touched(booking, 'book-0001').done).toEqual([
      { effect: 'send', id: 'book-0001', command: { kind: 'check-in', appointment: 'P1' } },
    ]);
    const asked = keys(adult).touched(booking, 'book-0001');
    expect(asked.done).toMatchObject([{ command: { kind: 'check-in', member: adult.member } }]);
    expect(asked.when(fresh('book-0001')).state.visit.at).toBe('printing');
    expect(asked.when(again('book-0001')).state.visit).toMatchObject({ at: 'existing', person: adult });
  });

  it('may lay the card while keying', () => {
    const laid = keys().when(cardOf(adult));
    expect(laid.state.visit).toEqual({ at: 'appointment', person: adult });
    expect(laid.when(cardOf(elder)).state.visit).toMatchObject({ at: 'choosing', person: elder });
  });

  it.each([
    ['falls silent', (story: Story) => story.timedOut()],
    ['is lost', (story: Story) => story.when({ kind: 'hub-lost' })],
    ['could not be asked', (story: Story) => story.when({ kind: 'not-sent', id: 'book-0001' })],
  ])('goes to the desk when the hub %s: slots are known there alone', (_, fails) => {
    const failed = fails(keys().touched(booking, 'book-0001'));
    expect(failed.state.visit).toMatchObject({ at: 'ask-desk', why: 'hub-silent' });
    expect(failed.done).toEqual([]);
  });

  it('is not asked for the number while the hub is away', () => {
    const away = { ...allWell, hub: 'away' as const };
    expect(pageFor(given().state, away)).toMatchObject({ canCheckIn: false });
    expect(given().touched({ touch: 'appointment' }, 'x-0000001', away).effects).toEqual([]);
    expect(keys().touched(booking, 'book-0001', away).effects).toEqual([]);
  });
});

describe('the page for the elderly', () => {
  const large = { touch: 'large', on: true } as const;

  it('gives members twice the time, and machines no more than ever', () => {
    const begun = given().touched(large).touched({ touch: 'begin' });
    expect(begun.effects).toContainEqual({ effect: 'arm', serial: begun.state.serial, ms: 60_000 });
    const issuing = begun.chooses(rent, 'rent-0001');
    expect(issuing.effects).toContainEqual({ effect: 'arm', serial: issuing.state.serial, ms: 10_000 });
  });

  it('ends with the visit, and by itself when nobody goes on', () => {
    expect(given().touched(large).timedOut().state).toMatchObject({ visit: { at: 'start' }, large: false });
    const visit = given().touched(large).when(cardOf(elder));
    expect(pageFor(visit.state, allWell)).toMatchObject({ page: 'choosing', large: true });
    expect(visit.touched({ touch: 'leave' }).state.large).toBe(false);
    expect(visit.when(cardOf(adult)).state).toMatchObject({ visit: { at: 'choosing' }, large: false });
    expect(visit.touched({ touch: 'large', on: false }).state.large).toBe(false);
  });

  it('leaves the time-out of a machine alone', () => {
    expect(printing().touched(large).effects).toEqual([]);
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
    const issuing = given().when(cardOf(adult)).chooses(rent, 'rent-0001');
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
