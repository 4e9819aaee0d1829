import type { escposPrinter } from '@jiaohao/shared';

/**
 * Asks for the paper sensor through the print buffer. Its answer comes when everything before it is on paper; an offline
 * printer does not answer it at all.
 */
export const fence: escposPrinter.ToDevice = { kind: 'requestSensor', sensor: 1 };
