import { describe, expect, it } from 'vitest';
import { givenWith } from '../../testing/given.ts';
import { plainHall } from '../../testing/plans.ts';
import { closesWithReasons, device, nextDay, NINE, opensDay, staff, takes } from '../../testing/steps.ts';
import type { Step } from '../../testing/steps.ts';

const given = givenWith(expect);

const registers = (handwork = 'h1', service = 'loan'): Step =>
  staff({ kind: 'register-handwork', handwork, service, ticket: 'C001', note: '手工受理一份' });
const enters = (handwork = 'h1'): Step => staff({ kind: 'enter-handwork', handwork });
const asksForCall = (callBack = 'c1', service = 'loan'): Step =>
  staff({ kind: 'request-call-back', callBack, service, what: '今日到期' });
const callsBack = (callBack = 'c1'): Step =>
  staff({ kind: 'finish-call-back', callBack, note: '已通知上门' });
const posts: Step = staff({ kind: 'post-notice', notice: 'n1', text: { zh: '停水', en: 'No water' } });
const withdraws: Step = staff({ kind: 'withdraw-notice', notice: 'n1' });

describe('Business done by hand', () => {
  it('is registered once, with who did it, and stays until it is entered', () => {
    given(plainHall, opensDay)
      .when(registers())
      .thenEvents({
        type: 'handworkRegistered',
        handwork: {
          id: 'h1',
          service: 'loan',
          ticket: 'C001',
          note: '手工受理一份',
          by: { staff: '900' },
          at: NINE,
        },
      });
    given(plainHall, opensDay, registers()).when(registers()).thenRefused('handwork-exists');
    given(plainHall, opensDay).when(registers('h1', 'pension')).thenRefused('unknown-service');
    given(plainHall, opensDay, registers())
      .when(enters())
      .thenEvents({ type: 'handworkEntered', handwork: 'h1' });
    given(plainHall, opensDay, registers(), enters()).when(enters()).thenRefused('unknown-handwork');
  });

  it('without a ticket is registered too', () => {
    given(plainHall, opensDay)
      .when(staff({ kind: 'register-handwork', handwork: 'h2', service: 'loan', note: '一份' }))
      .thenEvents({ handwork: { ticket: null } });
  });
});

describe('An urgent member who goes home', () => {
  it('is called when it works again; that stays open until it is done', () => {
    given(plainHall, opensDay)
      .when(asksForCall())
      .thenEvents({
        type: 'callBackRequested',
        callBack: { id: 'c1', service: 'loan', ticket: null, what: '今日到期', by: { staff: '900' } },
      });
    given(plainHall, opensDay, asksForCall()).when(asksForCall()).thenRefused('call-back-exists');
    given(plainHall, opensDay).when(asksForCall('c1', 'pension')).thenRefused('unknown-service');
    given(plainHall, opensDay, asksForCall())
      .when(callsBack())
      .thenEvents({ type: 'callBackFinished', callBack: 'c1', note: '已通知上门' });
    given(plainHall, opensDay).when(callsBack()).thenRefused('unknown-call-back');
  });

  it('is remembered with their ticket', () => {
    given(plainHall, opensDay)
      .when(staff({ kind: 'request-call-back', callBack: 'c2', service: 'loan', ticket: 'C001', what: '急' }))
      .thenEvents({ callBack: { ticket: 'C001' } });
  });
});

describe('A notice', () => {
  it('is posted once, and withdrawn', () => {
    given(plainHall, opensDay)
      .when(posts)
      .thenEvents({ type: 'noticePosted', notice: { id: 'n1', text: { zh: '停水' }, at: NINE } });
    given(plainHall, opensDay, posts).when(posts).thenRefused('notice-exists');
    given(plainHall, opensDay, posts).when(withdraws).thenEvents({ type: 'noticeWithdrawn', notice: 'n1' });
    given(plainHall, opensDay).when(withdraws).thenRefused('unknown-notice');
  });
});

describe('The books of what failed', () => {
  const all = [registers(), asksForCall(), posts];

  it('go on from day to day until each line is done', () => {
    const nextMorning = [opensDay, ...all, closesWithReasons, nextDay('08:30'), opensDay];
    given(plainHall, ...nextMorning)
      .when(enters())
      .thenEvents({ type: 'handworkEntered' });
    given(plainHall, ...nextMorning)
      .when(callsBack())
      .thenEvents({ type: 'callBackFinished' });
    given(plainHall, ...nextMorning)
      .when(withdraws)
      .thenEvents({ type: 'noticeWithdrawn' });
  });

  it('are written in the evening of a closed day; the next date begins with opening its day', () => {
    const evening = [opensDay, closesWithReasons];
    for (const step of all)
      given(plainHall, ...evening)
        .when(step)
        .thenEvents({});
    for (const step of [enters(), callsBack(), withdraws])
      given(plainHall, ...evening, ...all)
        .when(step)
        .thenEvents({});
    for (const step of all)
      given(plainHall, ...evening, nextDay('07:00'))
        .when(step)
        .thenRefused('day-not-open');
  });

  it('lose lines, and gain none, while a day was left open', () => {
    const leftOpen = [takes('deposit'), ...all, nextDay('07:00')];
    for (const step of [enters(), callsBack(), withdraws])
      given(plainHall, ...leftOpen)
        .when(step)
        .thenEvents({});
    given(plainHall, ...leftOpen)
      .when(registers('h9'))
      .thenRefused('day-left-open');
  });

  it('are the staff’s', () => {
    for (const { command } of [...all, enters(), callsBack(), withdraws]) {
      given(plainHall, opensDay).when(device(command!)).thenRefused('staff-only');
    }
  });
});
