import type { CommandKind } from '@jiaohao/shared';

/**
 * What becomes of a command while only the reserve is left. `goes-on`: it serves those who are here, ends something, or
 * says that something is wrong. `waits`: it adds to what there is to do; whoever sent it keeps it, or writes it on paper.
 */
export const whileDiskIsFull: Readonly<Record<CommandKind, 'goes-on' | 'waits'>> = {
  issue: 'waits',
  'check-in': 'waits',
  'book-appointment': 'waits',
  'cancel-appointment': 'goes-on',
  reprint: 'goes-on',
  'order-print': 'goes-on',
  'take-print-order': 'goes-on',
  'confirm-delivery': 'goes-on',
  reinstate: 'goes-on',
  ready: 'goes-on',
  cancel: 'goes-on',
  'grant-green': 'goes-on',
  'revoke-priority': 'goes-on',
  reassign: 'goes-on',

  'open-window': 'goes-on',
  'log-in': 'goes-on',
  'log-out': 'goes-on',
  pause: 'goes-on',
  resume: 'goes-on',
  'close-window': 'goes-on',
  'call-next': 'goes-on',
  'call-number': 'goes-on',
  recall: 'goes-on',
  start: 'goes-on',
  finish: 'goes-on',
  miss: 'goes-on',
  hold: 'goes-on',
  'hold-ready': 'goes-on',
  transfer: 'goes-on',
  'cancel-call': 'goes-on',
  interrupt: 'goes-on',
  evaluate: 'goes-on',
  'change-window': 'goes-on',
  'change-service': 'goes-on',

  'record-act': 'goes-on',

  'open-day': 'waits',
  'check-opening': 'waits',
  'drain-day': 'goes-on',
  'close-day': 'goes-on',
  tick: 'goes-on',

  'back-enter-ticket': 'waits',
  'back-enter-call': 'waits',
  'resolve-conflict': 'goes-on',
  'lease-numbers': 'waits',

  observe: 'goes-on',
  'report-fault': 'goes-on',
  'estimate-repair': 'goes-on',
  'clear-incident': 'goes-on',
  'declare-outage': 'goes-on',
  'end-outage': 'goes-on',
  'register-handwork': 'waits',
  'enter-handwork': 'goes-on',
  'request-call-back': 'waits',
  'finish-call-back': 'goes-on',
  'post-notice': 'goes-on',
  'withdraw-notice': 'goes-on',
};
