import type { Page } from './page.ts';

/** Nobody stands before these. */
const idlePages: ReadonlySet<Page['page']> = new Set(['starting', 'hub-away', 'closed', 'start']);

/** Whether nobody would be disturbed by what is done to the devices now. */
export const isNobodyHere = ({ page }: Pick<Page, 'page'>): boolean => idlePages.has(page);
