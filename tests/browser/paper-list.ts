/** A line of a paper list, as it is typed: what follows from the line before is left out. */
export interface PaperLine {
  readonly number?: string;
  /** By the digit before its name in the list of services. */
  readonly service?: string;
  readonly taken?: string;
  readonly called?: string;
  readonly window?: string;
  readonly ended?: string;
}

/**
 * What a desk wrote down in a morning without the hub: withdrawals at windows 3 and 4, changes at window 1. Eighteen
 * numbers were given out. Two lines do not fit: one number that was misheard, and one called again where it was over.
 */
export const paperList: readonly PaperLine[] = [
  { number: 'B801', service: '3', taken: '0835', called: '0841', window: '3', ended: '0852' },
  { taken: '0836', called: '0853', ended: '0901' },
  { taken: '0838', called: '0902', ended: '0904x' },
  { taken: '0840', called: '0842', window: '4', ended: '0850' },
  { taken: '0841', called: '0851', ended: '0859' },
  { taken: '0902' },
  { number: 'A801', service: '1', taken: '0830', called: '0832', window: '1', ended: '0840' },
  { taken: '0831', called: '0841', ended: '0848' },
  { taken: '8:33', called: '8:49', ended: '8:55' },
  { taken: '0835', called: '0856', ended: '0903' },
  { taken: '0836', called: '0904', ended: '0911' },
  { taken: '0840', called: '0912', ended: '0920' },
  { taken: '0842', called: '0921', ended: '0930' },
  { taken: '0843', called: '0931', ended: 'x' },
  { taken: '0850', called: '0933', ended: '0941' },
  { taken: '0851', called: '0942', ended: '0950' },
  { taken: '0852', called: '0951', ended: '0958' },
  { taken: '0853', called: '0959', ended: '1006' },
  { number: 'B899', service: '3', called: '0910', window: '3' },
  { number: 'A801', service: '1', called: '0915', window: '2', ended: '0920' },
];
