import type { DeviceFault } from '@jiaohao/shared';
import type { LinkEvents } from '@jiaohao/shared/node';

/** Opens the driver's port and keeps it open; in the running kiosk this is `keepLink` on the configured address. */
export type Connect = (on: LinkEvents) => { close(): Promise<void> };

/** What a driver says of its device whenever it changes. */
export interface Health {
  readonly faults: readonly DeviceFault[];
  /** Bytes that belonged to no frame, since the driver started. */
  readonly skippedBytes: number;
}
