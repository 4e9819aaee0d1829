import type { Bilingual, Fault, SubjectKind } from '@jiaohao/shared';

/** What a row makes the software do; decisions and views ask for these and never for a fault. */
export type Effect =
  /** Somebody at the desk has something to do; nobody is hindered. */
  | 'desk-task'
  /** The kiosk shows the number in large digits instead of printing it, and names the other kiosks. */
  | 'printing-stops'
  /** Services are chosen by touch; those that need a card go to the desk. */
  | 'reading-stops'
  /** Nothing is sent to the device until a technician has cleared it (§32-2-4). */
  | 'out-of-service'
  /** The kiosk issues nothing; with the last one the hall issues by hand (§32-2-5). */
  | 'kiosk-gone'
  /** The window's board cannot be trusted: hall screen and voice carry its calls, the clerk calls aloud. */
  | 'display-degraded'
  /** Nothing is spoken: clerks call aloud. */
  | 'voice-silent'
  /** The counter page has the keypad. */
  | 'input-soft'
  /** The ticket in hand goes to the front of its queue, the window shows 暂停服务 (§32-2-2). */
  | 'window-interrupted'
  /** Kiosks give out numbers of their own and print who waits; keyed numbers are shown and spoken. */
  | 'work-without-hub'
  /** Services of a long outage take no tickets. */
  | 'issuing-stops'
  /** What is wrong stands on every screen. */
  | 'notices'
  /** The duty manager is offered what one press would do. */
  | 'duty-alert'
  /** What cannot be recorded is refused. */
  | 'commands-refused';

/** How urgent: something to do, something broken, something that cannot wait. */
export type Severity = 'task' | 'incident' | 'urgent';

/** One thing that fails: what it is, and what the hall does then. */
export interface DegradationRow {
  readonly id: string;
  readonly name: Bilingual;
  /** Whose incidents it covers; none where what fails is no subject but declared or counted. */
  readonly kinds: readonly SubjectKind[];
  readonly faults: readonly Fault[];
  /** From the fault to its effects; null: when a person or the books say so. */
  readonly noticeWithinSeconds: number | null;
  readonly severity: Severity;
  /** `recovery`: the incident closes when it works again; `technician`: a person must have looked. */
  readonly clearedBy: 'recovery' | 'technician';
  readonly effects: readonly Effect[];
  /** What the member sees. */
  readonly member: Bilingual;
  /** What the staff do. */
  readonly staff: Bilingual;
  /** What the hub does. */
  readonly hub: Bilingual;
  /** What happens when it works again. */
  readonly back: Bilingual;
}
