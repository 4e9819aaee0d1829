import { describe, expect, it } from 'vitest';
import { called, finished, givenWith } from '../../testing/given.ts';
import { plainHall, withSettings } from '../../testing/plans.ts';
import {
  asksGrade,
  calls,
  cancelsCall,
  clock,
  finishes,
  grades,
  holdReady,
  holds,
  logsIn,
  minutes,
  misses,
  person,
  recalls,
  reinstates,
  seconds,
  sendsToService,
  staff,
  starts,
  takes,
  tick,
} from '../../testing/steps.ts';

const given = givenWith(expect);
const atOne = [logsIn(1), takes('withdrawal'), takes('withdrawal'), calls(1)];
const missed = [...atOne, seconds(20), recalls(1), misses(1)];

describe('Keys that need a ticket in hand', () => {
  it('are refused when there is none', () => {
    for (const key of [recalls, starts, finishes, misses, holds, cancelsCall]) {
      given(plainHall, logsIn(1)).when(key(1)).thenRefused('no-ticket-here');
    }
    given(plainHall, logsIn(1)).when(sendsToService(1, 'deposit')).thenRefused('no-ticket-here');
  });
});

describe('Recall', () => {
  it('says the number again; it counts towards a miss twenty seconds after the last that counted', () => {
    given(plainHall, ...atOne, { wait: 19_999 })
      .when(recalls(1))
      .thenEvents({ type: 'ticketRecalled', counts: false });
    given(plainHall, ...atOne, seconds(20))
      .when(recalls(1))
      .thenEvents({ type: 'ticketRecalled', counts: true });
  });

  it('makes the board show the number anew', () => {
    const { state } = given(plainHall, ...atOne).when(recalls(1)).hall;
    expect(state.windows.get(1)?.attention).toBe(2);
  });
});

describe('Miss', () => {
  it('needs two calls twenty seconds apart', () => {
    given(plainHall, ...atOne)
      .when(misses(1))
      .thenRefused('miss-too-early');
    given(plainHall, ...atOne, seconds(5), recalls(1), seconds(5), recalls(1))
      .when(misses(1))
      .thenRefused('miss-too-early');
    given(plainHall, ...atOne, seconds(20), recalls(1))
      .when(misses(1))
      .thenEvents({ type: 'ticketMissed', ticket: 'B001' });
  });

  it('needs as many calls as the hall says', () => {
    const three = withSettings({ missCalls: 3 });
    given(three, ...atOne, seconds(20), recalls(1))
      .when(misses(1))
      .thenRefused('miss-too-early');
    given(three, ...atOne, seconds(20), recalls(1), seconds(20), recalls(1))
      .when(misses(1))
      .thenEvents({});
  });

  it('is not for a member who is being served', () => {
    given(plainHall, ...atOne, seconds(20), recalls(1), starts(1))
      .when(misses(1))
      .thenRefused('already-serving');
  });
});

describe('Reinstating a missed ticket', () => {
  it('is possible for thirty minutes', () => {
    given(plainHall, ...missed, minutes(30))
      .when(reinstates('B001'))
      .thenEvents({ type: 'ticketReinstated', ticket: 'B001', after: 3 });
    given(plainHall, ...missed, minutes(30), seconds(1))
      .when(reinstates('B001'))
      .thenRefused('reinstate-too-late');
  });

  it('is possible once', () => {
    const again = [...missed, reinstates('B001'), calls(1), calls(1), seconds(20), recalls(1), misses(1)];
    given(plainHall, ...again)
      .when(reinstates('B001'))
      .thenRefused('reinstated-before');
    given(withSettings({ reinstateTimes: 2 }), ...again)
      .when(reinstates('B001'))
      .thenEvents({});
  });

  it('is for missed tickets only', () => {
    given(plainHall, ...atOne)
      .when(reinstates('B002'))
      .thenRefused('not-missed');
    given(plainHall, ...missed, reinstates('B001'))
      .when(reinstates('B001'))
      .thenRefused('not-missed');
    given(plainHall, ...missed, staff({ kind: 'cancel', ticket: 'B001' }))
      .when(reinstates('B001'))
      .thenRefused('not-missed');
  });
});

describe('Start, finish and a cancelled call', () => {
  it('serving starts once', () => {
    given(plainHall, ...atOne)
      .when(starts(1))
      .thenEvents({ type: 'ticketStarted', ticket: 'B001' });
    given(plainHall, ...atOne, starts(1))
      .when(starts(1))
      .thenRefused('already-serving');
  });

  it('finishing ends the ticket and leaves the window free', () => {
    const { state } = given(plainHall, ...atOne)
      .when(finishes(1))
      .thenEvents(finished('B001'));
    expect(state.windows.get(1)?.current).toBeNull();
    expect(state.tickets.get('B001')?.state).toBe('done');
  });

  it('a call made in error puts the ticket back where it stood', () => {
    given(plainHall, ...atOne, cancelsCall(1))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
    given(plainHall, ...atOne, starts(1))
      .when(cancelsCall(1))
      .thenRefused('already-serving');
  });

  it('a cancelled call of an interrupted ticket leaves it interrupted, at the front', () => {
    const interrupted = staff({ kind: 'interrupt', window: 1, reason: '断电' });
    const { state } = given(plainHall, ...atOne, logsIn(2), interrupted, calls(2)).when(cancelsCall(2)).hall;
    expect(state.tickets.get('B001')).toMatchObject({ state: 'interrupted', queue: { lane: 'resumed' } });
  });
});

describe('A grade', () => {
  it('belongs to the last ticket called at the window, once', () => {
    given(plainHall, ...atOne)
      .when(grades(1, 1))
      .thenEvents({ type: 'ticketEvaluated', ticket: 'B001', grade: 1 });
    given(plainHall, ...atOne, finishes(1))
      .when(grades(1, 5))
      .thenEvents({ ticket: 'B001', grade: 5 });
    given(plainHall, ...atOne, finishes(1), grades(1, 5))
      .when(grades(1, 1))
      .thenRefused('already-evaluated');
  });

  it('is asked for as long as there is none', () => {
    given(plainHall, ...atOne)
      .when(asksGrade(1))
      .thenEvents({ type: 'gradeAsked', ticket: 'B001', window: 1 });
    given(plainHall, ...atOne, finishes(1), asksGrade(1))
      .when(asksGrade(1))
      .thenEvents({ type: 'gradeAsked', ticket: 'B001' });
    given(plainHall, ...atOne, grades(1, 5))
      .when(asksGrade(1))
      .thenRefused('already-evaluated');
  });

  it('is not taken when nobody was served', () => {
    given(plainHall, logsIn(1)).when(asksGrade(1)).thenRefused('nothing-to-evaluate');
    given(plainHall, logsIn(1)).when(grades(1, 1)).thenRefused('nothing-to-evaluate');
    given(plainHall, ...missed)
      .when(grades(1, 1))
      .thenRefused('nothing-to-evaluate');
  });

  it('goes to the ticket before when a call was cancelled', () => {
    given(plainHall, ...atOne, calls(1), cancelsCall(1))
      .when(grades(1, 2))
      .thenEvents({ ticket: 'B001' });
  });

  it('still comes in after the day closed behind its ticket', () => {
    const late = withSettings({ closesAt: '17:00' });
    const last = [
      logsIn(1),
      takes('withdrawal'),
      clock('16:59'),
      calls(1),
      clock('17:00'),
      tick,
      finishes(1),
    ];
    given(late, ...last, minutes(10), tick)
      .when(grades(1, 1))
      .thenEvents({ ticket: 'B001' });
  });
});

describe('Holding', () => {
  it('keeps the ticket aside at its window, and the first clerk stays on it', () => {
    const { state } = given(plainHall, ...atOne)
      .when(staff({ kind: 'hold', window: 1, note: '核对材料' }))
      .thenEvents({ type: 'ticketHeld', ticket: 'B001', note: '核对材料' });
    expect(state.tickets.get('B001')).toMatchObject({ state: 'held', heldAt: 1, firstClerk: '101' });
    given(plainHall, ...atOne)
      .when(holds(1))
      .thenEvents({ note: null });
  });

  it('ends when the papers are ready: the window calls it before any other', () => {
    given(plainHall, ...atOne, holds(1), holdReady(1))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'directed'));
  });

  it('a person whose ticket is held sees it again at the kiosk', () => {
    const li = person('li');
    given(plainHall, logsIn(1), takes('withdrawal', { member: li }), calls(1), holds(1))
      .when(takes('withdrawal', { member: li }))
      .thenNothing();
  });
});
