import type { createLog } from '@jiaohao/shared/node';

/** Where this kiosk says what its technicians must know. */
export type Log = Pick<ReturnType<typeof createLog>, 'error'>;
