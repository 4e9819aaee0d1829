import type { WrittenPlan } from '../../http/shapes/settings.ts';

type Rules = WrittenPlan['hall']['settings'];
type Ranges = Pick<Rules, 'numberDigits' | 'kioskNumbersTo' | 'offlineNumbersFrom' | 'paperNumbersFrom'>;

/** The rules with another count of digits: the ranges of numbers keep their shares of a series. */
export function withDigits<Some extends Ranges>(rules: Some, numberDigits: Rules['numberDigits']): Some {
  const times = 10 ** (numberDigits - rules.numberDigits);
  const end = (last: number): number => Math.floor(last * times);
  const begin = (first: number): number => end(first - 1) + 1;
  return {
    ...rules,
    numberDigits,
    kioskNumbersTo: end(rules.kioskNumbersTo),
    offlineNumbersFrom: begin(rules.offlineNumbersFrom),
    paperNumbersFrom: begin(rules.paperNumbersFrom),
  };
}

/** The digits that a choice stands for. */
export function digitsIn(choice: string): Rules['numberDigits'] {
  return choice === '4' ? 4 : 3;
}
