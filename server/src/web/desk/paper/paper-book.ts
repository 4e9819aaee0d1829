/** How many desks may each have a book of paper numbers of their own. */
export const desks = [1, 2, 3, 4] as const;
const last = 999;

/** The numbers of one desk's books: the range of paper numbers shared out evenly, so that no two desks give out the same. */
export function bookOf(desk: number, from: number): { readonly from: number; readonly to: number } {
  const size = Math.floor((last - from + 1) / desks.length);
  const first = from + (desk - 1) * size;
  return { from: first, to: first + size - 1 };
}

/** The next number of a series in a desk's book that is neither given out here nor in the hall's books; null: it is full. */
export function nextPaper(
  series: string,
  book: { readonly from: number; readonly to: number },
  given: readonly string[],
): string | null {
  const taken = given
    .filter((number) => number.startsWith(series))
    .map((number) => Number(number.slice(1)))
    .filter((value) => value >= book.from && value <= book.to);
  const next = Math.max(book.from - 1, ...taken) + 1;
  return next > book.to ? null : series + String(next).padStart(3, '0');
}
