import { z } from 'zod';
import { keyedForm, numberForm, numbersOfDigits } from './number-form.ts';

/** How many digits the numbers of a hall have. */
export const numberDigits = z.literal(numbersOfDigits);

/** Series letter and as many digits as the hall's plan says, unique per hall and business day: `A012`, or `A0012`. */
export const ticketNumber = z
  .string()
  .regex(numberForm, 'a series letter and three or four digits, such as A012');
export type TicketNumber = string;

/** What was keyed or written by hand: `12`, `501`, with or without the series letter. */
export const keyedNumber = z
  .string()
  .regex(keyedForm, 'up to four digits, with or without the series letter');
