import type { Printable } from '../../../domain/paper.ts';
import { offlineLayout } from './offline-layout.ts';
import { rosterLayout } from './roster-layout.ts';
import { testLayout } from './test-layout.ts';
import { ticketLayout } from './ticket-layout.ts';
import { typesetting, type PaperItem } from './typesetting.ts';

/** A paper as a list of things to print, top to bottom, for a printer with so many columns. */
export function layOut(paper: Printable, columns: number): PaperItem[] {
  const set = typesetting(columns);
  switch (paper.paper) {
    case 'ticket':
      return ticketLayout(paper.slip, paper.reprint, set);
    case 'offline-number':
      return offlineLayout(paper.slip, paper.reprint, set);
    case 'roster':
      return rosterLayout(paper.sheet, set);
    case 'test':
      return testLayout(paper.sheet, set);
  }
}
