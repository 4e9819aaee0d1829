import type { LiveWatch } from './live/watch.ts';

/** Sees requests come and go. */
export interface HttpWatch {
  /** `route` is its pattern, such as `/api/tickets/:ticket`; null: there is none. Times in seconds. */
  answered(method: string, route: string | null, status: number, seconds: number): void;
  /** A request found too many before it. */
  shed(): void;
  readonly live: LiveWatch;
}
