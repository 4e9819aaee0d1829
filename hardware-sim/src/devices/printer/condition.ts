import type { escposPrinter } from '@jiaohao/shared';

/** Below this a near-end sensor sees the core of the roll: about thirty tickets are left. */
const nearEndMillimetres = 4000;

/** Of several errors the gravest is told. */
const errors = ['unrecoverable', 'cutter', 'mechanical', 'too-hot'] as const;

/** How a printer is, from its troubles and what is left of its roll. */
export function conditionOf(
  troubles: ReadonlySet<string>,
  paperLeft: number,
): escposPrinter.PrinterCondition {
  return {
    paper: paperOf(troubles, paperLeft),
    coverOpen: troubles.has('cover-open'),
    error: errors.find((error) => troubles.has(error)) ?? null,
    feedKey: false,
  };
}

function paperOf(troubles: ReadonlySet<string>, paperLeft: number): escposPrinter.PrinterCondition['paper'] {
  if (troubles.has('paper-out') || paperLeft <= 0) return 'out';
  return troubles.has('paper-near-end') || paperLeft < nearEndMillimetres ? 'near-end' : 'enough';
}
