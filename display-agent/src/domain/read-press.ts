import type { BoardDesired, Command, counterBus, ServiceId } from '@jiaohao/shared';

/** What a key press asks of the hub. `pin` travels beside the command and is never logged or stored. */
export type PressMeaning =
  | { readonly kind: 'command'; readonly command: Command; readonly pin: string | null }
  /** Nothing for the hub: the acknowledgement itself does it. */
  | { readonly kind: 'nothing' }
  /** The keys mean nothing here; the clerk is told. */
  | { readonly kind: 'not-understood' };

/** What stands beside the key map: numbers and words of this hall. */
export interface KeyTables {
  /** Number typed before the transfer key → service. A number that is not here is a window. */
  readonly transferCodes: ReadonlyMap<number, ServiceId>;
  /** Why a window paused when the clerk says no more than the key can. */
  readonly pauseReason: string;
}

type Action = counterBus.KeyAction | counterBus.UnknownKeys;

/** Keys that ask for one thing and say no more than the window. */
const plainCommands = {
  callNext: 'call-next',
  recall: 'recall',
  cancel: 'cancel-call',
  start: 'start',
  hold: 'hold',
  miss: 'miss',
  logOut: 'log-out',
} as const satisfies Partial<Record<Action['kind'], Command['kind']>>;

/**
 * The command of a window's key press. `face` is what the window's board should show now (undefined before the hub has
 * said): one key both pauses and resumes.
 */
export function readPress(
  action: Action,
  window: number,
  face: BoardDesired['face'] | undefined,
  tables: KeyTables,
): PressMeaning {
  switch (action.kind) {
    case 'pauseOrResume':
      return asks(face === 'paused' ? { kind: 'resume', window } : pause(window, tables));
    case 'callNumber':
      return asks({ kind: 'call-number', window, digits: action.digits });
    case 'ready':
      return asks({
        kind: 'hold-ready',
        window,
        ...(action.digits === null ? {} : { digits: action.digits }),
      });
    case 'transfer':
      return transfer(action.window, window, tables);
    case 'logIn':
      return asks({ kind: 'log-in', window, clerk: action.clerk }, action.pin);
    case 'evaluate':
      return { kind: 'nothing' };
    case 'unknown':
      return { kind: 'not-understood' };
    case 'callNext':
    case 'recall':
    case 'cancel':
    case 'start':
    case 'hold':
    case 'miss':
    case 'logOut':
      return asks({ kind: plainCommands[action.kind], window });
  }
}

function asks(command: Command, pin: string | null = null): PressMeaning {
  return { kind: 'command', command, pin };
}

function pause(window: number, tables: KeyTables): Command {
  return { kind: 'pause', window, reason: tables.pauseReason };
}

function transfer(typed: number, window: number, tables: KeyTables): PressMeaning {
  const service = tables.transferCodes.get(typed);
  if (service !== undefined) return asks({ kind: 'transfer', window, to: { service } });
  if (typed < 1 || typed > 99) return { kind: 'not-understood' };
  return asks({ kind: 'transfer', window, to: { window: typed } });
}
