import type { Command, CommandKind, StaffNumber, StaffRole } from '@jiaohao/shared';

const window = ['clerk', 'duty-manager'] as const;
const desk = ['consultant', 'duty-manager'] as const;
const manager = ['duty-manager'] as const;
const repair = ['technician', 'duty-manager'] as const;

/** Who of the staff may send what. Clerks only at a window that is theirs, see {@link maySend}. */
const allowedRoles: Readonly<Record<CommandKind, readonly StaffRole[]>> = {
  issue: desk,
  reprint: desk,
  'order-print': desk,
  'confirm-delivery': desk,
  'check-in': desk,
  'book-appointment': desk,
  'cancel-appointment': desk,
  reinstate: desk,
  cancel: desk,
  'grant-green': desk,
  ready: ['clerk', 'consultant', 'duty-manager'],
  'revoke-priority': manager,
  reassign: manager,

  'open-window': window,
  'log-in': window,
  'log-out': window,
  pause: window,
  resume: ['clerk', 'duty-manager', 'technician'],
  'close-window': window,
  'call-next': window,
  'call-number': window,
  recall: window,
  start: window,
  finish: window,
  miss: window,
  hold: window,
  'hold-ready': window,
  transfer: window,
  'cancel-call': window,
  'ask-grade': window,
  evaluate: window,
  interrupt: ['duty-manager', 'technician'],
  'change-window': manager,
  'change-service': manager,

  'open-day': manager,
  'check-opening': manager,
  'drain-day': manager,
  'close-day': manager,

  'report-fault': ['clerk', 'consultant', 'duty-manager', 'technician'],
  'estimate-repair': repair,
  'clear-incident': repair,
  'declare-outage': manager,
  'end-outage': manager,
  'register-handwork': desk,
  'enter-handwork': desk,
  'request-call-back': desk,
  'finish-call-back': desk,
  'post-notice': manager,
  'withdraw-notice': manager,
  'back-enter-ticket': desk,
  'back-enter-call': desk,
  'resolve-conflict': desk,
  'lease-paper-numbers': desk,
  'return-paper-numbers': desk,

  // The hub, once the act is done.
  'record-act': [],
  // A kiosk only.
  'lease-numbers': [],
  'take-print-order': [],
  // The hub's own watch and clock only.
  observe: [],
  tick: [],
};

/** Somebody of the staff who proved it. */
export interface Person {
  readonly staff: StaffNumber;
  readonly roles: readonly StaffRole[];
}

/** Somebody who works at the consult desk. */
export function isAtDesk({ roles }: Person): boolean {
  return desk.some((role) => roles.includes(role));
}

/**
 * True when one of the person's roles allows the command. Whoever is there as a clerk only works at a window nobody else
 * is logged in at (`clerkAt`: who is logged in at the command's window), and logs in nobody but themself.
 */
export function maySend(person: Person, command: Command, clerkAt: StaffNumber | null): boolean {
  const allowing = allowedRoles[command.kind].filter((role) => person.roles.includes(role));
  if (command.kind === 'log-in' && command.clerk !== person.staff) return false;
  const onlyAsClerk = allowing.every((role) => role === 'clerk');
  if (allowing.length === 0 || !onlyAsClerk) return allowing.length > 0;
  return clerkAt === null || clerkAt === person.staff;
}

/** Whether somebody's work is at windows at all, their own or those of others. */
export function worksAtWindows({ roles }: Pick<Person, 'roles'>): boolean {
  return window.some((role) => roles.includes(role));
}
