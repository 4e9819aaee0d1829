import { describe, expect, it } from 'vitest';
import { kioskMenu } from '../../views/kiosk-menu.ts';
import { givenWith } from '../../testing/given.ts';
import { machineHall } from '../../testing/plans.ts';
import { deskIssues, sees, reprints, staff, takes, type Step } from '../../testing/steps.ts';

const given = givenWith(expect);
const orders = (ticket: string, kiosk: string): Step => staff({ kind: 'order-print', ticket, kiosk });
const takesUp = (ticket: string, kiosk: string): Step => ({
  command: { kind: 'take-print-order', ticket },
  actor: { agent: kiosk },
});
const toPrintAt = (kiosk: string, ...steps: Step[]) => {
  const { state, stamp } = given(machineHall, ...steps).hall;
  return kioskMenu(state, machineHall, kiosk, stamp).toPrint;
};
const issued = deskIssues('withdrawal');

describe('A ticket the desk wants on paper', () => {
  it('is ordered at one kiosk, which finds it in its menu until it has taken it up', () => {
    expect(toPrintAt('K1', issued, orders('B001', 'K1'))).toEqual([{ ticket: 'B001', again: false }]);
    expect(toPrintAt('K2', issued, orders('B001', 'K1'))).toEqual([]);
    expect(toPrintAt('K1', issued, orders('B001', 'K1'), takesUp('B001', 'K1'))).toEqual([]);
    expect(toPrintAt('K1', issued, orders('B001', 'K1'), reprints('B001'))).toEqual([]);
    expect(toPrintAt('K2', issued, orders('B001', 'K2'), reprints('B001'))).toHaveLength(1);
  });

  it('says whether it has been on paper before', () => {
    expect(toPrintAt('K1', takes('withdrawal'), orders('B001', 'K1'))).toEqual([
      { ticket: 'B001', again: true },
    ]);
    const once = [issued, orders('B001', 'K1'), takesUp('B001', 'K1')];
    expect(toPrintAt('K1', ...once, orders('B001', 'K1'))).toEqual([{ ticket: 'B001', again: true }]);
  });

  it('ordered once more goes to the other kiosk only, and comes last there', () => {
    const two = [issued, issued, orders('B001', 'K1'), orders('B002', 'K2'), orders('B001', 'K2')];
    expect(toPrintAt('K1', ...two)).toEqual([]);
    expect(toPrintAt('K2', ...two).map(({ ticket }) => ticket)).toEqual(['B002', 'B001']);
    given(machineHall, ...two)
      .when(takesUp('B001', 'K1'))
      .thenRefused('no-print-order');
  });

  it('is not printed any more when it has ended', () => {
    const cancelled = staff({ kind: 'cancel', ticket: 'B001' });
    expect(toPrintAt('K1', issued, orders('B001', 'K1'), cancelled)).toEqual([]);
    given(machineHall, issued, orders('B001', 'K1'), cancelled)
      .when(takesUp('B001', 'K1'))
      .thenRefused('ticket-ended');
    given(machineHall, issued, cancelled).when(orders('B001', 'K1')).thenRefused('ticket-ended');
  });

  it('that nobody has yet is printing again once it is taken up', () => {
    given(machineHall, takes('withdrawal', { unprinted: true }), orders('B001', 'K2'))
      .when(takesUp('B001', 'K2'))
      .thenEvents({ type: 'ticketReprinted', ticket: 'B001', by: { agent: 'K2' } });
  });

  it('is ordered by staff, at a kiosk of the hall that prints', () => {
    given(machineHall, issued).when(orders('B001', 'K9')).thenRefused('unknown-kiosk');
    given(machineHall, issued, sees('printer', 'paper-out'))
      .when(orders('B001', 'K1'))
      .thenRefused('kiosk-prints-nothing');
    given(machineHall, issued, sees('K1', 'gone'))
      .when(orders('B001', 'K1'))
      .thenRefused('kiosk-prints-nothing');
    given(machineHall, issued)
      .when({ command: { kind: 'order-print', ticket: 'B001', kiosk: 'K1' }, actor: { agent: 'K1' } })
      .thenRefused('staff-only');
    given(machineHall, issued, orders('B001', 'K1'))
      .when(staff({ kind: 'take-print-order', ticket: 'B001' }))
      .thenRefused('no-print-order');
  });
});
